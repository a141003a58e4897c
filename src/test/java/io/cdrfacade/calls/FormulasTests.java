package io.cdrfacade.calls;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FormulasTests {

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "=cmd|' /C calc'!A0", "+1+1", "+86*13", "-1", "-2+3", "@SUM(A1)", " =1", "\t=1",
			"\t", "\tx", "\r=1", "\n=1", "\u00a0=1", "\u3000+a", "\ufeff=1", "\u200b@x", "＝1+1", "＋a", "－1", "＠x",
			"+86****5701", "+", "=", "+1\n=2", "\u0000=1" })
	void defusesFormulas(String text) {
		assertThat(Formulas.defuse(text)).isEqualTo("'" + text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "13387525701", "+8613387525701", "133****5701", "#", "*123#", "张三", "a=b", "1-2",
			" x", "'", "录音-1.wav", "M-2041", "\"=1" })
	void leavesEverythingElseAlone(String text) {
		assertThat(Formulas.defuse(text)).isEqualTo(text);
	}

	@Test
	void leavesNullAlone() {
		assertThat(Formulas.defuse(null)).isNull();
	}

}
