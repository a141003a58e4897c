package io.cdrfacade.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

import io.cdrfacade.web.parameter.Nearest;

/**
 * Stops the start if a property under {@code cdr} or a variable {@code CDR_…} is set that
 * nothing reads: a typing error must not leave a default in force. All are reported
 * together, before other checks complain about missing properties.
 */
@Component
final class UnknownProperties implements BeanFactoryPostProcessor, EnvironmentAware {

	private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("cdr");

	private static final String VARIABLES = "CDR_";

	/** What Kubernetes sets for services whose names begin with {@code cdr}. */
	private static final Pattern SERVICE_VARIABLE = Pattern
		.compile("CDR_(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

	private MutablePropertySources sources = new MutablePropertySources();

	@Override
	public void setEnvironment(Environment environment) {
		this.sources = ((ConfigurableEnvironment) environment).getPropertySources();
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		List<String> faults = faults(KnownProperties.of(types(beans)));
		if (!faults.isEmpty()) {
			throw new UnknownPropertiesException(faults);
		}
	}

	private static Map<String, List<Class<?>>> types(ConfigurableListableBeanFactory beans) {
		Map<String, List<Class<?>>> types = new LinkedHashMap<>();
		for (String name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
			Class<?> type = Objects.requireNonNull(beans.getType(name, false));
			ConfigurationProperties properties = AnnotatedElementUtils.getMergedAnnotation(type,
					ConfigurationProperties.class);
			if (properties != null && ROOT.equals(ConfigurationPropertyName.of(properties.prefix()).chop(1))) {
				types.computeIfAbsent(properties.prefix(), (prefix) -> new ArrayList<>()).add(type);
			}
		}
		return types;
	}

	private List<String> faults(KnownProperties known) {
		return this.sources.stream()
			.filter(EnumerablePropertySource.class::isInstance)
			.map((source) -> (EnumerablePropertySource<?>) source)
			.flatMap((source) -> faults(source, known))
			.distinct()
			.sorted()
			.toList();
	}

	private static Stream<String> faults(EnumerablePropertySource<?> source, KnownProperties known) {
		return Arrays.stream(source.getPropertyNames())
			.flatMap((name) -> isVariable(name, source) ? fault(name, known) : fault(name, source, known));
	}

	/** Containers can have variables with dots in their names: those are properties. */
	private static boolean isVariable(String name, PropertySource<?> source) {
		return source instanceof SystemEnvironmentPropertySource && !name.contains(".");
	}

	/** Variables are read in lower case, too. */
	private static Stream<String> fault(String variable, KnownProperties known) {
		String name = variable.toUpperCase(Locale.ROOT);
		boolean unknown = name.startsWith(VARIABLES) && !SERVICE_VARIABLE.matcher(name).matches()
				&& !known.hasVariable(name);
		return unknown ? Stream.of(fault(variable, Nearest.hint(name, known.variables()))) : Stream.empty();
	}

	private static Stream<String> fault(String name, PropertySource<?> source, KnownProperties known) {
		return isUnknown(name, source, known) ? Stream.of(fault(name, Nearest.hint(name, known.names())))
				: Stream.empty();
	}

	private static boolean isUnknown(String name, PropertySource<?> source, KnownProperties known) {
		ConfigurationPropertyName property = ConfigurationPropertyName.adapt(name, '.');
		return ROOT.isAncestorOf(property) && !known.has(property)
				&& !(known.hasSection(property) && isEmpty(source.getProperty(name)));
	}

	/** Whether a value is that of an empty section in a YAML file. */
	private static boolean isEmpty(@Nullable Object value) {
		return value == null || !StringUtils.hasText(value.toString());
	}

	private static String fault(String name, String hint) {
		return name + " is not known" + hint;
	}

}
