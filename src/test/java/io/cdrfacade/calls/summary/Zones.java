package io.cdrfacade.calls.summary;

import java.time.ZoneId;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Time zones, those with the oddest clocks more often than others. */
final class Zones extends DomainContextBase {

	@Provide
	Arbitrary<ZoneId> zones() {
		Arbitrary<String> odd = Arbitraries.of("Europe/Berlin", "America/Sao_Paulo", "America/St_Johns",
				"Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "Africa/Monrovia", "Antarctica/Troll");
		return Arbitraries.oneOf(odd, Arbitraries.of(ZoneId.getAvailableZoneIds())).map(ZoneId::of);
	}

}
