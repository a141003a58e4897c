package io.cdrfacade.recordings;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MediaTypesTests {

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "audio/x-wav,1.mp3,audio/x-wav", "AUDIO/MPEG; name=x,1,audio/mpeg", "text/html,1.wav,audio/wav",
					"text/html,1.html,application/octet-stream", "-,1.MP3,audio/mpeg", "nonsense,1.ogg,audio/ogg",
					"audio/*,1.wav,audio/wav", "application/octet-stream,1.amr,audio/amr",
					"image/svg+xml,1.svg,application/octet-stream", "video/mp4,1.mp4,audio/mp4",
					"-,1,application/octet-stream", "'',wav,application/octet-stream" })
	void isAudioOrOctetStream(String told, String fileName, String type) {
		assertThat(MediaTypes.of(told, fileName)).hasToString(type);
	}

}
