package io.cdrfacade.platform.recording;

import java.net.InetAddress;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.cdrfacade.platform.LinkSeals;
import io.cdrfacade.platform.account.WirePlatform;
import io.cdrfacade.platform.settings.PlatformSettings;

/** Makes what fetches recordings. */
@Configuration(proxyBeanMethods = false)
class RecordingConfiguration {

	@Bean
	WireRecordings recordings(WirePlatform platform, PlatformSettings settings) {
		return new WireRecordings(platform, settings, InetAddress::getAllByName);
	}

	@Bean
	LinkSeals linkSeals(PlatformSettings settings) {
		return AccountLinkSeal.all(settings.accounts());
	}

}
