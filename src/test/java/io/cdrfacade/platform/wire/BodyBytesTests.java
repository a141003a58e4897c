package io.cdrfacade.platform.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.NettyDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BodyBytesTests {

	private final NettyDataBufferFactory buffers = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);

	private final BodyBytes body = new BodyBytes(6, -1);

	@Test
	void isEmptyWithoutParts() {
		assertThat(this.body.toByteArray()).isEmpty();
	}

	@Test
	void gathersAndReleasesParts() {
		ByteBuf part = add(1, 2, 3);
		add(4);
		add(5);
		assertThat(this.body.toByteArray()).containsExactly(1, 2, 3, 4, 5);
		assertThat(part.refCnt()).isZero();
		add(6);
		assertThat(this.body.toByteArray()).containsExactly(1, 2, 3, 4, 5, 6);
	}

	@Test
	void refusesAndReleasesTooManyBytes() {
		add(1, 2, 3, 4);
		ByteBuf part = Unpooled.wrappedBuffer(new byte[3]);
		assertThatExceptionOfType(DataBufferLimitException.class)
			.isThrownBy(() -> this.body.add(this.buffers.wrap(part)));
		assertThat(part.refCnt()).isZero();
	}

	@ParameterizedTest
	@ValueSource(longs = { -1, 0, 1, 5, 6, Integer.MAX_VALUE, Long.MAX_VALUE })
	void doesNotTrustTheAnnouncedLength(long announced) {
		BodyBytes announcing = new BodyBytes(6, announced);
		announcing.add(this.buffers.wrap(new byte[] { 1, 2 }));
		announcing.add(this.buffers.wrap(new byte[] { 3, 4, 5 }));
		assertThat(announcing.toByteArray()).containsExactly(1, 2, 3, 4, 5);
		announcing.add(this.buffers.wrap(new byte[] { 6 }));
		assertThat(announcing.toByteArray()).containsExactly(1, 2, 3, 4, 5, 6);
		assertThatExceptionOfType(DataBufferLimitException.class)
			.isThrownBy(() -> announcing.add(this.buffers.wrap(new byte[] { 7 })));
	}

	private ByteBuf add(int... values) {
		ByteBuf part = Unpooled.buffer();
		for (int value : values) {
			part.writeByte(value);
		}
		this.body.add(this.buffers.wrap(part));
		return part;
	}

}
