package se.stamkund.member;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import se.stamkund.shared.MemberId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MemberKeyTest {

	@Test
	void readsOurIdInAnyCase() {
		var id = MemberId.next();

		assertThat(MemberKey.parse(id.toString().toUpperCase())).isEqualTo(new MemberKey.ById(id));
	}

	@Test
	void readsAStoresIdWithColonsOfItsOwn() {
		assertThat(MemberKey.parse("ext:web:gid://shopify/Customer/7"))
			.isEqualTo(new MemberKey.ByExternal("web", "gid://shopify/Customer/7"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "7", "ext:", "ext:web", "ext::7", "ext:web:", "ext:web: ", "anna@example.com",
			"1-1-1-1-1", "0198c7a2-5f6e-7abc-8def-0123456789aX", "0198c7a25f6e7abc8def0123456789ab0000" })
	void refusesAnythingElse(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> MemberKey.parse(text));
	}

}
