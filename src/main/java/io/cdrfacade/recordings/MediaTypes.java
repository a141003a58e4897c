package io.cdrfacade.recordings;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;

/**
 * Tells what kind of audio a recording is. Spring's {@code MediaTypeFactory} lacks the
 * formats of telephony and has types for {@code wav} that browsers do not know.
 */
final class MediaTypes {

	private static final Map<String, String> BY_EXTENSION = Map.ofEntries(Map.entry("wav", "audio/wav"),
			Map.entry("mp3", "audio/mpeg"), Map.entry("ogg", "audio/ogg"), Map.entry("oga", "audio/ogg"),
			Map.entry("opus", "audio/ogg"), Map.entry("m4a", "audio/mp4"), Map.entry("mp4", "audio/mp4"),
			Map.entry("aac", "audio/aac"), Map.entry("flac", "audio/flac"), Map.entry("webm", "audio/webm"),
			Map.entry("amr", "audio/amr"), Map.entry("gsm", "audio/gsm"), Map.entry("au", "audio/basic"));

	private MediaTypes() {
	}

	/**
	 * The media type of a recording: what its host says if that is audio, otherwise by
	 * its name. Never a type that a browser would run.
	 */
	static MediaType of(@Nullable String told, String fileName) {
		MediaType type = parse(told);
		if (type != null && type.getType().equals("audio") && type.isConcrete()) {
			return new MediaType(type.getType(), type.getSubtype());
		}
		String extension = StringUtils.getFilenameExtension(fileName);
		String known = (extension != null) ? BY_EXTENSION.get(extension.toLowerCase(Locale.ROOT)) : null;
		return (known != null) ? MediaType.parseMediaType(known) : MediaType.APPLICATION_OCTET_STREAM;
	}

	/** Whether the host says that it sends text. */
	static boolean isText(@Nullable String told) {
		MediaType type = parse(told);
		return type != null && (type.getType().equals("text") || type.getSubtype().endsWith("json")
				|| type.getSubtype().endsWith("xml"));
	}

	private static @Nullable MediaType parse(@Nullable String told) {
		try {
			return (told != null && !told.isBlank()) ? MediaType.parseMediaType(told) : null;
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

}
