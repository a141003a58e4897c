package io.cdrfacade.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;

import io.cdrfacade.web.parameter.Parameters;

/** Describes the parameter {@code ticket}. */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Parameter(name = Parameters.TICKET, in = ParameterIn.QUERY,
		description = """
				A ticket for this path, from `POST /tickets`, in place of credentials. A key or token in a header wins over it.""",
		schema = @Schema(type = "string", minLength = 1,
				examples = "AAAAAGrC2bMABGJvc3MACmNhbGxzOnJlYWQAAStzO0mXz1sH2eUqk4r7pQx1"))
public @interface TicketParameter {

}
