package io.cdrfacade.calls.export;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.platform.AccountsFixture;
import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.Direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class XlsxFormatTests {

	/** The cells of all calls together take several times as much. */
	@Test
	void needsLittleMemoryForManyCalls(@TempDir Path folder) throws Exception {
		Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx40m",
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				XlsxFormatTests.class.getName())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("log").toFile())
			.start();
		assertThat(java.waitFor(120, TimeUnit.SECONDS)).isTrue();
		assertThat(folder.resolve("log")).content().contains("written");
	}

	@Test
	void refusesMoreCallsThanASheetHolds() throws Exception {
		CallSink sheet = open();
		for (int number = 0; number < XlsxFormat.MAX_CALLS; number++) {
			sheet.write(new Cdr(null, Direction.INBOUND, CallMethod.IVR, null, null, null, null, null, null, null, null,
					null, null, null, null, null, null, null, null));
			flush(sheet, number);
		}
		assertThatIllegalStateException().isThrownBy(() -> sheet.write(cdr(0)));
	}

	public static void main(String[] arguments) throws Exception {
		CallSink sheet = open();
		for (int number = 0; number < 150_000; number++) {
			sheet.write(cdr(number));
			flush(sheet, number);
		}
		sheet.complete();
		System.out.println("written");
	}

	private static CallSink open() throws Exception {
		Instant from = Instant.parse("2026-01-01T00:00:00Z");
		ExportQuery query = new ExportQuery(Selection.all(AccountsFixture.SHANGHAI, from, from.plusSeconds(1)),
				new CallView(ZoneOffset.UTC, true, null, ""), ExportFormat.XLSX, false, CsvDelimiter.COMMA,
				Locale.ENGLISH);
		return query.format().open(query, OutputStream.nullOutputStream());
	}

	private static void flush(CallSink sheet, int number) throws Exception {
		if (number % 1000 == 999) {
			sheet.flush();
		}
	}

	private static Cdr cdr(int number) {
		Instant start = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number);
		return new Cdr((long) number, Direction.INBOUND, CallMethod.IVR, "8001", "1338752" + number, "219017" + number,
				start, start, start, 0, 0, "user " + number, "member " + number, null, "customer " + number, "#", null,
				null, number + ".wav");
	}

}
