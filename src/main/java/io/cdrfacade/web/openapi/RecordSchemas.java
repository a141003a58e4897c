package io.cdrfacade.web.openapi;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Describes which fields of a record an answer always has, and which can be {@code null},
 * from what the record says about itself.
 */
@Component
final class RecordSchemas implements ModelConverter {

	private static final String NULL = "null";

	@Override
	public boolean isOpenapi31() {
		return true;
	}

	@Override
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> chain) {
		Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
		Class<?> raw = Json31.mapper().constructType(type.getType()).getRawClass();
		Schema<?> model = (resolved != null && raw.isRecord()) ? model(resolved, context) : null;
		if (model != null && model.getProperties() != null && model.getRequired() == null) {
			describe(model, raw);
		}
		return resolved;
	}

	private static @Nullable Schema<?> model(Schema<?> resolved, ModelConverterContext context) {
		String reference = resolved.get$ref();
		return (reference != null) ? context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1))
				: resolved;
	}

	private static void describe(Schema<?> model, Class<?> type) {
		boolean leavesOutNulls = type.isAnnotationPresent(JsonInclude.class);
		for (RecordComponent component : type.getRecordComponents()) {
			boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
			if (!nullable || !leavesOutNulls) {
				model.addRequiredItem(component.getName());
			}
			if (nullable && !leavesOutNulls) {
				model.getProperties().computeIfPresent(component.getName(), (name, property) -> orNull(property));
			}
		}
	}

	private static Schema<?> orNull(Schema<?> property) {
		if (property.get$ref() != null) {
			Schema<?> either = new Schema<>();
			either.setDescription(property.getDescription());
			either.addAnyOfItem(new Schema<>().$ref(property.get$ref()));
			either.addAnyOfItem(new Schema<>().typesItem(NULL));
			return either;
		}
		property.typesItem(NULL);
		allowNull(property);
		return property;
	}

	private static <T> void allowNull(Schema<T> property) {
		if (property.getEnum() != null) {
			List<@Nullable T> words = new ArrayList<>(property.getEnum());
			words.add(null);
			property.setEnum(words);
		}
	}

}
