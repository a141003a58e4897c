package io.cdrfacade.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * A recording that can be heard: a few seconds of tones, another tune for each file. 8
 * kHz, mono, 16 bit.
 */
final class WavTone {

	private static final int RATE = 8000;

	private static final int HEADER = 44;

	private static final int NOTE = RATE / 4;

	/** A pentatonic scale, in hertz: no two of its notes sound wrong together. */
	private static final double[] SCALE = { 392, 440, 523.25, 587.33, 659.25, 783.99 };

	private WavTone() {
	}

	static byte[] of(String fileName) {
		SplittableRandom random = new SplittableRandom(fileName.hashCode());
		int notes = random.nextInt(12, 25);
		int bytes = notes * NOTE * Short.BYTES;
		ByteBuffer wav = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
		putHeader(wav, bytes);
		for (int note = 0; note < notes; note++) {
			putNote(wav, SCALE[random.nextInt(SCALE.length)]);
		}
		return wav.array();
	}

	private static void putHeader(ByteBuffer wav, int bytes) {
		putText(wav, "RIFF").putInt(HEADER - 8 + bytes);
		putText(wav, "WAVE");
		putText(wav, "fmt ").putInt(16);
		wav.putShort((short) 1).putShort((short) 1); // PCM, mono
		wav.putInt(RATE).putInt(RATE * Short.BYTES);
		wav.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
		putText(wav, "data").putInt(bytes);
	}

	private static ByteBuffer putText(ByteBuffer wav, String text) {
		return wav.put(text.getBytes(StandardCharsets.US_ASCII));
	}

	/** Fades out, so that two notes do not click where they meet. */
	private static void putNote(ByteBuffer wav, double hertz) {
		for (int sample = 0; sample < NOTE; sample++) {
			double loudness = 1 - (double) sample / NOTE;
			wav.putShort((short) (8000 * loudness * Math.sin(2 * Math.PI * hertz * sample / RATE)));
		}
	}

}
