package io.cdrfacade.platform.account;

import java.util.function.Function;
import java.util.function.Supplier;

import io.cdrfacade.platform.wire.Form;
import io.cdrfacade.platform.wire.ResultReader;
import io.cdrfacade.platform.wire.Token;

/**
 * A call of an operation under a token.
 *
 * @param <T> what comes of it
 * @param form makes the form with a token in it
 * @param reader makes a reader of the result
 * @param request how it is sent
 */
record Call<T>(Function<Token, Form> form, Supplier<? extends ResultReader<T>> reader, Request request) {
}
