package io.cdrfacade.web.problem;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The texts of problems in other languages. Faults are described in English, which also
 * goes into logs, by code that does not handle languages. Here an English text is
 * recognised, with the values in it, by the patterns in {@code problems.properties}.
 */
public final class ProblemTexts {

	private static final String FILE = "i18n.problems";

	private static final MessageSource TEXTS = source();

	private static final List<EnglishText> ENGLISH = english();

	private ProblemTexts() {
	}

	/**
	 * Texts are read when they are first needed. The class loader of the first request's
	 * thread may be closed by then: it is that of a server, such as the one of the
	 * warm-up.
	 */
	static MessageSource source() {
		ResourceBundleMessageSource source = new ResourceBundleMessageSource();
		source.setBundleClassLoader(ProblemTexts.class.getClassLoader());
		source.setBasename(FILE);
		source.setDefaultEncoding("UTF-8");
		source.setFallbackToSystemLocale(false);
		return source;
	}

	/** The most specific first. */
	private static List<EnglishText> english() {
		ResourceBundle bundle = ResourceBundle.getBundle(FILE, Locale.ROOT);
		return bundle.keySet()
			.stream()
			.map((key) -> EnglishText.of(key, bundle.getString(key)))
			.sorted(Comparator.comparingInt(EnglishText::literals).reversed())
			.toList();
	}

	/**
	 * Puts a problem into a language.
	 * @param problem the problem in English
	 * @param code what kind it is
	 * @param language the language
	 * @return the same problem
	 */
	static Problem translate(Problem problem, ProblemCode code, Locale language) {
		if (language.equals(Locale.ENGLISH)) {
			return problem;
		}
		List<ParameterFault> errors = (problem.errors() != null)
				? problem.errors().stream().map((fault) -> translate(fault, language)).toList() : null;
		String detail = (errors != null && errors.size() == 1) ? detail(errors.getFirst(), language)
				: detail(problem.detail(), code, language);
		return new Problem(problem.type(), text("problem." + code.code() + ".title", language), problem.status(),
				detail, problem.instance(), problem.code(), problem.traceId(), errors, problem.upstream());
	}

	private static ParameterFault translate(ParameterFault fault, Locale language) {
		return new ParameterFault(fault.parameter(), fault.value(), translate(fault.message(), language),
				fault.allowed());
	}

	private static String detail(String detail, ProblemCode code, Locale language) {
		return detail.equals(code.cause()) ? text("problem." + code.code() + ".cause", language)
				: translate(detail, language);
	}

	/** A single fault is the whole detail. */
	private static String detail(ParameterFault fault, Locale language) {
		return text("parameter.one", language, fault.parameter(), fault.message());
	}

	/**
	 * Puts a text into a language.
	 * @param text the text in English
	 * @param language the language
	 * @return the text in the language; as it is if it is not known
	 */
	public static String translate(String text, Locale language) {
		if (language.equals(Locale.ENGLISH)) {
			return text;
		}
		for (EnglishText english : ENGLISH) {
			Object[] values = english.values(text);
			if (values != null) {
				return text(english.key(), language, values);
			}
		}
		return text;
	}

	private static String text(String key, Locale language, Object... values) {
		return TEXTS.getMessage(key, values, language);
	}

}
