package io.cdrfacade.sandbox.calls;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The people and numbers of the made-up company. Its customers' numbers begin with 154,
 * which no operator has.
 */
final class Company {

	static final List<String> EXTENSIONS = List.of("8001", "8002", "8003", "8004", "8005", "8006", "8007", "8008",
			"8009", "8010", "8011", "8012");

	private static final List<String> TRUNKS = List.of("2190170001", "2190170002", "2190170003");

	/** One for each extension; one has a character beyond the basic plane. */
	private static final List<String> EMPLOYEES = List.of("张伟", "王芳", "李娜", "刘洋", "陈静", "杨𠮷", "赵敏", "工号1008", "工号1009",
			"工号1010", "G1011", "G1012");

	private static final List<String> MATURITIES = List.of("高意向", "中意向", "低意向", "待跟进", "已成交", "A", "0", "");

	private static final int CUSTOMERS = 400;

	private Company() {
	}

	static String extension(SplittableRandom random) {
		return pick(EXTENSIONS, random);
	}

	static String trunk(SplittableRandom random) {
		return pick(TRUNKS, random);
	}

	static int customer(SplittableRandom random) {
		return random.nextInt(CUSTOMERS);
	}

	static String number(int customer) {
		return "154" + (10_000_000 + customer * 214_013L % 90_000_000);
	}

	static String employee(String extension) {
		int index = EXTENSIONS.indexOf(extension);
		return (index < 0) ? "0" : EMPLOYEES.get(index);
	}

	static String member(int customer) {
		return (customer % 5 == 0) ? "0" : "M" + (20_000 + customer);
	}

	static String maturity(SplittableRandom random) {
		return pick(MATURITIES, random);
	}

	static String uuid(int customer) {
		SplittableRandom random = new SplittableRandom(customer);
		return new UUID(random.nextLong(), random.nextLong()).toString();
	}

	private static String pick(List<String> values, SplittableRandom random) {
		return values.get(random.nextInt(values.size()));
	}

}
