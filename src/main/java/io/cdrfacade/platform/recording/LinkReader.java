package io.cdrfacade.platform.recording;

import java.net.URI;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.platform.settings.RecordingHosts;
import io.cdrfacade.platform.wire.ResultReader;
import io.cdrfacade.platform.wire.WireValues;

/** Reads the result of {@code App.Sip_Cdr.GetRecodeFile}: a link and its end. */
final class LinkReader implements ResultReader<LinkReader.Result> {

	private final ZoneId zone;

	private @Nullable String link;

	private @Nullable String end;

	LinkReader(ZoneId zone) {
		this.zone = zone;
	}

	@Override
	public void read(JsonParser parser) {
		this.link = null;
		this.end = null;
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			String name = parser.currentName();
			parser.nextToken();
			switch (name) {
				case "downurl" -> this.link = WireValues.text(parser);
				case "expiredtime" -> this.end = WireValues.text(parser);
				default -> parser.skipChildren();
			}
		}
	}

	@Override
	public Result result() {
		return new Result(this.link, this.end, this.zone);
	}

	/**
	 * A link as it came.
	 *
	 * @param link the link
	 * @param end when it ends
	 * @param zone the zone of that
	 */
	record Result(@Nullable String link, @Nullable String end, ZoneId zone) {

		/** The same, checked. */
		RecordingLink checked(RecordingHosts hosts) {
			if (this.link == null || this.link.isBlank()) {
				throw PlatformException.Malformed.lasting("The platform's answer has no link to the recording", null);
			}
			URI url = LinkText.parse(this.link);
			if (url == null || !RecordingLink.leadsTo(url, hosts)) {
				throw FileFaults.notAllowed();
			}
			return new RecordingLink(url, LinkEnd.parse(this.end, this.zone));
		}

		/** Leaves out the link, which is a secret. */
		@Override
		public String toString() {
			return "Result[]";
		}

	}

}
