package io.cdrfacade.platform.bills.plain;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.bills.BillField;
import io.cdrfacade.platform.bills.BillRow;
import io.cdrfacade.platform.bills.PageReader;
import io.cdrfacade.platform.wire.Envelope;
import io.cdrfacade.platform.wire.WireValues;

/**
 * Reads a successful envelope with a page of bills, in the one shape that nearly all of
 * them have. It reads what {@link PageReader} would read, or nothing.
 */
final class PlainPage {

	private static final int MAX_MEMBERS = 64;

	/** How many bytes a short bill has. */
	private static final int SHORT_BILL = 350;

	private final PlainJson json;

	private final BillRow row;

	/** The members of the last bills, by their order, which hardly changes. */
	private final @Nullable Member[] members = new Member[MAX_MEMBERS];

	private boolean hasRet;

	private boolean hasStatus;

	private boolean hasData;

	private boolean hasResult;

	private long total = WireValues.NONE;

	private long size;

	private @Nullable List<Cdr> cdrs;

	PlainPage(byte[] body, int start, BillRow row) {
		this.json = new PlainJson(body, start);
		this.row = row;
	}

	/**
	 * Reads the page.
	 * @return the page, or {@code null} if only a JSON parser can tell what this is
	 */
	@Nullable CdrPage read() {
		try {
			envelope();
		}
		catch (NotPlainException ex) {
			return null;
		}
		boolean whole = this.hasRet && this.hasStatus && this.total >= 0;
		return (whole && this.cdrs != null) ? new CdrPage(this.cdrs, this.total, this.size) : null;
	}

	private void envelope() {
		this.json.pass('{');
		for (boolean more = this.json.first('}'); more; more = this.json.more('}')) {
			switch (this.json.name()) {
				case "ret" -> {
					this.json.number(Envelope.UNDERSTOOD);
					this.hasRet = true;
				}
				case "data" -> data();
				default -> this.json.value();
			}
		}
	}

	private void data() {
		once(this.hasData);
		this.hasData = true;
		this.json.pass('{');
		for (boolean more = this.json.first('}'); more; more = this.json.more('}')) {
			switch (this.json.name()) {
				case "status" -> {
					this.json.number(0);
					this.hasStatus = true;
				}
				case "result" -> result();
				case "errors" -> throw new NotPlainException();
				default -> this.json.value();
			}
		}
	}

	private void result() {
		once(this.hasResult);
		this.hasResult = true;
		this.json.pass('{');
		for (boolean more = this.json.first('}'); more; more = this.json.more('}')) {
			switch (this.json.name()) {
				case "totalitems" -> {
					this.json.value();
					this.total = this.json.integer();
				}
				case "itemsperpage" -> {
					this.json.value();
					this.size = Math.max(0, this.json.integer());
				}
				case "bills" -> bills();
				default -> this.json.value();
			}
		}
	}

	/** Leaves a repeated member to the parser. */
	private static void once(boolean seen) {
		if (seen) {
			throw new NotPlainException();
		}
	}

	private void bills() {
		once(this.cdrs != null);
		List<Cdr> read = new ArrayList<>(this.json.remaining() / SHORT_BILL + 1);
		this.json.pass('[');
		for (boolean more = this.json.first(']'); more; more = this.json.more(']')) {
			if (read.size() == PageReader.MAX_RECORDS) {
				throw new NotPlainException();
			}
			read.add(bill());
		}
		this.cdrs = read;
	}

	private Cdr bill() {
		this.json.pass('{');
		this.row.clear();
		int index = 0;
		for (Member member = member(index); member != null; member = member(++index)) {
			this.json.value();
			if (member.field() != null) {
				this.row.read(member.field(), this.json);
			}
		}
		return this.row.toCdr();
	}

	/** Goes to the value of a bill's next member, if there is one. */
	private @Nullable Member member(int index) {
		if (index == MAX_MEMBERS) {
			throw new NotPlainException();
		}
		Member known = this.members[index];
		return (known != null && this.json.again(known.start(), known.end())) ? known : otherMember(index);
	}

	private @Nullable Member otherMember(int index) {
		int start = this.json.position();
		boolean more = (index == 0) ? this.json.first('}') : this.json.more('}');
		if (!more) {
			return null;
		}
		BillField field = this.json.field();
		Member member = new Member(field, start, this.json.position());
		this.members[index] = member;
		return member;
	}

	/**
	 * A member of a bill.
	 *
	 * @param field its field, if that is read
	 * @param start where the value before it ended
	 * @param end where its value began
	 */
	private record Member(@Nullable BillField field, int start, int end) {
	}

}
