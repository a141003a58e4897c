package io.cdrfacade.platform.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import reactor.netty.transport.NameResolverProvider.NameResolverSpec;

/** A name server that gives every name the addresses of the moment, to be kept a day. */
final class NameServer implements AutoCloseable {

	private static final int TTL_SECONDS = 86_400;

	private static final int HEADER = 12;

	private final DatagramSocket socket = socket();

	private volatile List<InetAddress> addresses;

	NameServer(String... addresses) {
		this.addresses = literals(addresses);
		Thread.ofVirtual().start(this::serve);
	}

	private static DatagramSocket socket() {
		try {
			return new DatagramSocket(0, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<InetAddress> literals(String... addresses) {
		return Arrays.stream(addresses).map(InetAddress::ofLiteral).toList();
	}

	void moveTo(String... addresses) {
		this.addresses = literals(addresses);
	}

	/** Has names looked up here. */
	void use(NameResolverSpec names) {
		InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), this.socket.getLocalPort());
		names.dnsAddressResolverGroupProvider((builder) -> new DnsAddressResolverGroup(
				builder.nameServerProvider(new SingletonDnsServerAddressStreamProvider(here))));
	}

	private void serve() {
		try {
			while (true) {
				DatagramPacket query = new DatagramPacket(new byte[512], 512);
				this.socket.receive(query);
				byte[] answer = answer(Arrays.copyOf(query.getData(), query.getLength()));
				this.socket.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	/** RFC 1035: the question once more, then the addresses of its type. */
	private byte[] answer(byte[] query) {
		int end = HEADER;
		while (query[end] != 0) {
			end += 1 + query[end];
		}
		short type = ByteBuffer.wrap(query).getShort(end + 1);
		List<InetAddress> found = this.addresses.stream().filter((address) -> type(address) == type).toList();
		ByteBuffer answer = ByteBuffer.allocate(512);
		answer.put(query, 0, 2).putShort((short) 0x8180).putShort((short) 1).putShort((short) found.size()).putInt(0);
		answer.put(query, HEADER, end + 5 - HEADER);
		for (InetAddress address : found) {
			byte[] bytes = address.getAddress();
			answer.putShort((short) (0xC000 | HEADER)).putShort(type).putShort((short) 1).putInt(TTL_SECONDS);
			answer.putShort((short) bytes.length).put(bytes);
		}
		return Arrays.copyOf(answer.array(), answer.position());
	}

	/** A or AAAA. */
	private static short type(InetAddress address) {
		return (short) ((address.getAddress().length == 4) ? 1 : 28);
	}

	@Override
	public void close() {
		this.socket.close();
	}

}
