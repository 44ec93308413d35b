package se.stamkund.member.web;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

import se.stamkund.member.MemberKey;

/** Reads {@code {member}} in an address: our id, or {@code ext:{store}:{id}}. */
@Component
class MemberKeyConverter implements Converter<String, MemberKey> {

	@Override
	public MemberKey convert(String text) {
		return MemberKey.parse(text);
	}

}
