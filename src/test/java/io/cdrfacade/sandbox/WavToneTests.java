package io.cdrfacade.sandbox;

import java.io.ByteArrayInputStream;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WavToneTests {

	@Test
	void isAFewSecondsOfPlayableSound() throws Exception {
		try (AudioInputStream audio = AudioSystem
			.getAudioInputStream(new ByteArrayInputStream(WavTone.of("20260311150000_8001_0a1b2c3d.wav")))) {
			AudioFormat format = audio.getFormat();
			assertThat(format.getEncoding()).isEqualTo(AudioFormat.Encoding.PCM_SIGNED);
			assertThat(format.getSampleRate()).isEqualTo(8000);
			assertThat(format.getChannels()).isEqualTo(1);
			assertThat(format.getSampleSizeInBits()).isEqualTo(16);
			assertThat(audio.getFrameLength()).isBetween(3 * 8000L, 6 * 8000L);
			assertThat(loudest(audio)).isGreaterThan(4000);
		}
	}

	@Test
	void isTheSameForAFileAndAnotherForTheNext() {
		assertThat(WavTone.of("a.wav")).isEqualTo(WavTone.of("a.wav")).isNotEqualTo(WavTone.of("b.wav"));
	}

	private static int loudest(AudioInputStream audio) throws Exception {
		byte[] samples = audio.readAllBytes();
		int loudest = 0;
		for (int index = 0; index < samples.length; index += 2) {
			loudest = Math.max(loudest, (samples[index] & 0xFF) | samples[index + 1] << 8);
		}
		return loudest;
	}

}
