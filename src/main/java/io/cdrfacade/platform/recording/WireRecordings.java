package io.cdrfacade.platform.recording;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.FileAnswer;
import io.cdrfacade.platform.FileRequest;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.RecordingLink;
import io.cdrfacade.platform.Recordings;
import io.cdrfacade.platform.account.WirePlatform;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.settings.PlatformSettings;
import io.cdrfacade.platform.wire.Field;
import io.cdrfacade.platform.wire.Form;
import io.cdrfacade.platform.wire.Operation;
import io.cdrfacade.platform.wire.Token;

/**
 * Recordings of the platform. Only the request for a link counts as a call to the
 * platform.
 */
final class WireRecordings implements Recordings, AutoCloseable {

	private static final String NO_SUCH_FILE = "1029";

	private final WirePlatform platform;

	private final Map<String, AccountSettings> settings;

	private final Map<String, FileHost> hosts = new LinkedHashMap<>();

	/**
	 * Creates recordings.
	 * @param platform gives out the links
	 * @param settings accounts and the hosts that they allow
	 * @param lookup finds the addresses of hosts
	 */
	WireRecordings(WirePlatform platform, PlatformSettings settings, CheckedAddresses.Lookup lookup) {
		this.platform = platform;
		this.settings = settings.accounts();
		this.settings.forEach((name, account) -> this.hosts.put(name, new FileHost(account, lookup)));
	}

	@Override
	public Optional<RecordingLink> link(Account account, String fileName) {
		AccountSettings known = Objects.requireNonNull(this.settings.get(account.name()), "No such account");
		try {
			LinkReader.Result result = this.platform.access(account.name())
				.call(Operation.RECORDING, (token) -> form(fileName, token), () -> new LinkReader(known.zone()));
			return Optional.of(result.checked(known.recordingHosts()));
		}
		catch (PlatformException.Failed ex) {
			if (ex.refusal() != null && NO_SUCH_FILE.equals(ex.refusal().code())) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	private static Form form(String fileName, Token token) {
		return new Form().with(Field.SERVICE, "App.Sip_Cdr.GetRecodeFile")
			.with(Field.TOKEN, token.value())
			.with(Field.FILE_NAME, fileName);
	}

	@Override
	public FileAnswer open(Account account, RecordingLink link, FileRequest request) {
		return Objects.requireNonNull(this.hosts.get(account.name()), "No such account").open(link, request);
	}

	@Override
	public void close() {
		this.hosts.values().forEach(FileHost::close);
	}

}
