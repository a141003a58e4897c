package textbook;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The facade as a textbook would have it: WebClient's multipart writer, classes that the
 * answer is bound to, and others that are written. No security, no metrics, no cache, no
 * checks, no limits; its token is always good.
 */
@SpringBootApplication
@RestController
class TextbookFacade {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private final WebClient client;

	TextbookFacade(WebClient.Builder builder, @Value("${platform.url}") String url) {
		this.client = builder.baseUrl(url)
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
			.build();
	}

	public static void main(String[] args) {
		SpringApplication.run(TextbookFacade.class, args);
	}

	@GetMapping("/calls")
	Page calls(@RequestParam LocalDateTime from, @RequestParam LocalDateTime to,
			@RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "50") int size) {
		Envelope envelope = this.client.post()
			.body(BodyInserters.fromMultipartData(form(from, to, page, size).build()))
			.retrieve()
			.bodyToMono(Envelope.class)
			.block();
		Result result = envelope.data().result();
		return new Page(result.bills().stream().map(TextbookFacade::call).toList(), page, size, result.totalitems());
	}

	private static MultipartBodyBuilder form(LocalDateTime from, LocalDateTime to, int page, int size) {
		MultipartBodyBuilder form = new MultipartBodyBuilder();
		form.part("service", "App.Sip_Cdr.GetBill");
		form.part("token", "773a0d9c1f6e4b58a2c7e3f09b1d92b9");
		form.part("starttime", TIME.format(from));
		form.part("endtime", TIME.format(to.minusSeconds(1)));
		form.part("syncflag", "3");
		form.part("direction", "3");
		form.part("callmethod", "0");
		form.part("currentpage", Integer.toString(page));
		form.part("itemsperpage", Integer.toString(size));
		form.part("extnumber", "");
		form.part("destnumber", "");
		form.part("userid", "");
		form.part("memberid", "");
		return form;
	}

	private static Call call(Bill bill) {
		return new Call(bill.id(), bill.direction().equals("callin") ? "inbound" : "outbound",
				Integer.toString(bill.callmethod()), bill.extnumber(), bill.destnumber(), bill.displaynumber(),
				time(bill.starttime()), time(bill.answertime()), time(bill.endtime()), bill.answertime() != null,
				bill.duration(), bill.billsec(), bill.userid(), bill.memberid(), bill.chengshudu(), bill.customuuid(),
				bill.userkey(),
				new Hangup(Integer.toString(bill.hangupdirection()), bill.hangupdirection(),
						Integer.toString(bill.hangupcause()), bill.hangupcause()),
				bill.recordfilename().isEmpty() ? null
						: new Recording(bill.recordfilename(), "/recordings/" + bill.recordfilename()));
	}

	private static OffsetDateTime time(String text) {
		return (text != null) ? LocalDateTime.parse(text, TIME).atZone(ZONE).toOffsetDateTime() : null;
	}

	record Envelope(int ret, Data data, String msg) {
	}

	record Data(int status, String desc, Result result) {
	}

	record Result(int totalitems, int currentpage, int itemsperpage, List<Bill> bills) {
	}

	record Bill(long id, String extnumber, String destnumber, String displaynumber, String starttime, String answertime,
			String endtime, int duration, int billsec, String direction, int callmethod, String userid, String memberid,
			String chengshudu, String customuuid, String recordfilename, String downloadip, int hangupdirection,
			int hangupcause, String userkey) {
	}

	record Page(List<Call> items, int number, int size, int totalItems) {
	}

	record Call(long id, String direction, String method, String extension, String destination, String displayNumber,
			OffsetDateTime startedAt, OffsetDateTime answeredAt, OffsetDateTime endedAt, boolean answered,
			int durationSeconds, int talkSeconds, String userId, String memberId, String maturity, String customerId,
			String keysPressed, Hangup hangup, Recording recording) {
	}

	record Hangup(String by, int byCode, String cause, int causeCode) {
	}

	record Recording(String fileName, String href) {
	}

}
