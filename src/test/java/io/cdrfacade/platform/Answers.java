package io.cdrfacade.platform;

import java.time.Instant;
import java.util.function.ObjIntConsumer;

import io.cdrfacade.platform.bills.BillField;
import io.cdrfacade.platform.wire.Envelope;

/** Answers as the platform gives them. */
public final class Answers {

	/** The example of the vendor's documentation. */
	public static final String DOCUMENTED = """
			{ "ret": 200, "data": { "status": 0, "desc": "获取成功", "result": { "totalitems": 8151, "currentpage": 1, \
			"itemsperpage": 10, "bills": [ { "id": 22670, "extnumber": "", "destnumber": "13387525701", \
			"displaynumber": "2190170001", "starttime": "2019-09-27 14:58:37", "answertime": null, \
			"endtime": "2019-09-27 14:59:05", "duration": 28, "billsec": 0, "direction": "callout", "callmethod": 6, \
			"userid": "0", "memberid": "0", "chengshudu": "0", "customuuid": "0", "recordfilename": "", \
			"downloadip": "", "hangupdirection": 10041, "hangupcause": 10020, "userkey":"#" } ] }, \
			"reqtime": 1581502410, "rsptime": 1581502410 }, "msg": "" }""";

	/**
	 * The documented record as the only one, on a page of the size that {@code /calls}
	 * asks for.
	 */
	public static final String WHOLE_PAGE = DOCUMENTED.replace("8151", "1")
		.replace("\"itemsperpage\": 10", "\"itemsperpage\": 50");

	public static final Cdr DOCUMENTED_CDR = new Cdr(22670L, Direction.OUTBOUND, CallMethod.IVR, null, "13387525701",
			"2190170001", Instant.parse("2019-09-27T06:58:37Z"), null, Instant.parse("2019-09-27T06:59:05Z"), 28, 0,
			"0", "0", "0", "0", "#", new HangupCode(10041, HangupReason.CALLEE),
			new HangupCode(10020, HangupReason.OTHER), null);

	/** Takes values that cannot be read, and does not count them. */
	public static final ObjIntConsumer<BillField> UNCOUNTED = (field, count) -> {
	};

	private Answers() {
	}

	public static String login(String token) {
		return """
				{"ret":200,"data":{"status":0,"desc":"\\u6388\\u6743\\u6210\\u529f","result":{"companycode":1,"companyname":"test",\
				"token":"%s","authtime":"2020-01-01 00:00:00","authmodel":""},"reqtime":1,"rsptime":1},"msg":""}"""
			.formatted(token);
	}

	/** A page with one record of the given fields. */
	public static String bill(String fields) {
		return """
				{"ret":200,"data":{"status":0,"result":{"totalitems":1,"bills":[{%s}]}},"msg":""}""".formatted(fields);
	}

	public static String success(String result) {
		return "{\"ret\":200,\"data\":{\"status\":0,\"result\":{" + result + "}},\"msg\":\"\"}";
	}

	public static String refusal(int ret, String message) {
		return "{\"ret\":%d,\"data\":[],\"msg\":\"%s\"}".formatted(ret, message);
	}

	public static String failure(String code, String message) {
		return """
				{"ret":200,"data":{"status":1,"desc":"\\u83b7\\u53d6\\u5931\\u8d25","errors":{"code":"%s","codemsg":"%s"}},"msg":""}"""
			.formatted(code, message);
	}

	/** The result of a success. */
	public static <T> T result(Envelope<T> envelope) {
		return ((Envelope.Success<T>) envelope).result();
	}

}
