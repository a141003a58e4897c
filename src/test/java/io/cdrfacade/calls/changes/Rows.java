package io.cdrfacade.calls.changes;

import java.util.List;
import java.util.Objects;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.FakePlatform;

/** Answers queries from a list, as the platform does. */
final class Rows {

	private Rows() {
	}

	static CdrPage page(CdrQuery query, List<Cdr> rows) {
		return FakePlatform.page(query, rows.stream().filter((row) -> isIn(row, query)).toList());
	}

	private static boolean isIn(Cdr row, CdrQuery query) {
		return !Objects.requireNonNull(row.startedAt()).isBefore(query.from()) && row.startedAt().isBefore(query.to());
	}

}
