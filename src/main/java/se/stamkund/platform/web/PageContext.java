package se.stamkund.platform.web;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

import se.stamkund.shared.ProgramId;

/**
 * What the page being written knows of its programme, its visitor and their language; the
 * variable {@code frame} in templates. On pages without a programme, amounts are in
 * kronor and times in UTC.
 */
public class PageContext {

	private final Locale locale;

	private final @Nullable ProgramLook program;

	private final @Nullable PageVisitor visitor;

	private final List<LanguageLink> otherLanguages;

	private final @Nullable String colorScheme;

	private final Place place;

	PageContext(Locale locale, @Nullable ProgramLook program, @Nullable PageVisitor visitor,
			List<LanguageLink> otherLanguages, @Nullable String colorScheme, Place place) {
		this.locale = locale;
		this.program = program;
		this.visitor = visitor;
		this.otherLanguages = List.copyOf(otherLanguages);
		this.colorScheme = colorScheme;
		this.place = place;
	}

	/** What the page is written in. */
	public Locale getLocale() {
		return this.locale;
	}

	/** The language's tag, for {@code <html lang>}. */
	public String getLanguage() {
		return this.locale.getLanguage();
	}

	/** The page in the other languages. */
	public List<LanguageLink> getOtherLanguages() {
		return this.otherLanguages;
	}

	/**
	 * What the visitor chose, {@code light} or {@code dark}; none to follow the system.
	 */
	public @Nullable String getColorScheme() {
		return this.colorScheme;
	}

	/** Whether this is a page of the shop for its customers, rather than one of ours. */
	public boolean isShop() {
		return this.place == Place.SHOP && this.program != null;
	}

	/** Where to begin anew from here. */
	public String getStart() {
		return isShop() ? "/p/" + getProgramCode() : (this.place == Place.WORK) ? "/work" : "/";
	}

	public Optional<ProgramLook> program() {
		return Optional.ofNullable(this.program);
	}

	public @Nullable ProgramId getProgramId() {
		return (this.program != null) ? this.program.id() : null;
	}

	public @Nullable String getProgramName() {
		return (this.program != null) ? this.program.name() : null;
	}

	public @Nullable String getProgramCode() {
		return (this.program != null) ? this.program.code() : null;
	}

	public boolean isSandbox() {
		return this.program != null && this.program.sandbox();
	}

	/** The path of the logo. */
	public @Nullable String getLogo() {
		return (this.program != null) ? this.program.logo() : null;
	}

	/** The first letter of the programme's name, where there is no logo. */
	public String getInitial() {
		return initial(getProgramName());
	}

	/** The path of the stylesheet with the programme's colour. */
	public @Nullable String getTheme() {
		return (this.program != null) ? Theme.of(this.program).path() : null;
	}

	public @Nullable String getBrandColor() {
		return (this.program != null) ? this.program.brandColor() : null;
	}

	public ZoneId getZone() {
		return (this.program != null) ? this.program.zone() : ZoneOffset.UTC;
	}

	public Currency getCurrency() {
		return (this.program != null) ? this.program.currency() : Currency.getInstance("SEK");
	}

	/** What points are called in a sentence: "poäng". */
	public String getPointsName() {
		return (this.program != null) ? this.program.pointsName().in(this.locale) : "";
	}

	/** Whether somebody is logged in. */
	public boolean isKnown() {
		return this.visitor != null;
	}

	public String getVisitorName() {
		return (this.visitor != null) ? this.visitor.name() : "";
	}

	/** What the visitor is called to her face. */
	public String getVisitorFirstName() {
		return getVisitorName().strip().split("\\s+")[0];
	}

	public String getVisitorInitial() {
		return initial(getVisitorName());
	}

	/** Whether the one at the page has an authority, such as {@code MEMBERS_VIEW}. */
	public boolean may(String authority) {
		var authentication = SecurityContextHolder.getContext().getAuthentication();
		return authentication != null && authentication.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.anyMatch(authority::equals);
	}

	private static String initial(@Nullable String name) {
		if (name == null || name.isBlank()) {
			return "";
		}
		var stripped = name.strip();
		return stripped.substring(0, stripped.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
	}

	/** A page in another language, by that language's own name. */
	public record LanguageLink(String code, String name, String href) {

	}

	/** Whose pages one is on. */
	enum Place {

		SHOP, WORK, OURS;

		static Place of(String path) {
			return path.startsWith("/p/") ? SHOP : path.matches("/(admin|till|work)(/.*)?") ? WORK : OURS;
		}

	}

}
