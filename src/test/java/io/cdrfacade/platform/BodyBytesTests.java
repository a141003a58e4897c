package io.cdrfacade.platform;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.NettyDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BodyBytesTests {

	private final NettyDataBufferFactory buffers = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);

	private final BodyBytes body = new BodyBytes(6);

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
	void refusesAndReleasesWhatIsTooMuch() {
		add(1, 2, 3, 4);
		ByteBuf part = Unpooled.wrappedBuffer(new byte[3]);
		assertThatExceptionOfType(DataBufferLimitException.class)
			.isThrownBy(() -> this.body.add(this.buffers.wrap(part)));
		assertThat(part.refCnt()).isZero();
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
