package io.cdrfacade.calls;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OwnFiltersTests {

	/** By them, unread calls are not marked where a filter would leave them out. */
	@Test
	void namesTheParameterOfEachFilter() {
		assertThat(OwnFilters.NAMES).doesNotHaveDuplicates().hasSize(OwnFilters.class.getRecordComponents().length);
	}

}
