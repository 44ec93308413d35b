package se.stamkund.member;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import se.stamkund.shared.MemberId;
import se.stamkund.testing.IntegrationTest;
import se.stamkund.testing.TestPrograms;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class MemberDirectoryTest {

	@Autowired
	MemberDirectory directory;

	@Autowired
	TestPrograms programs;

	@Test
	void findsNobodyInAnEmptyProgramme() {
		var program = this.programs.createId();

		assertThat(
				this.directory
					.resolveAll(program,
							List.of(new MemberKey.ByEmail("a@b.example"), new MemberKey.ByPhone("070-123 45 67"),
									new MemberKey.ByExternal("web", "7"), new MemberKey.ById(MemberId.next()))))
			.isEmpty();
	}

}
