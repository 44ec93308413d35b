package se.stamkund.dataload;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/**
 * A made-up member of Fjällbod.
 *
 * @param number her number in the webshop
 * @param daysAgo how long ago she joined
 * @param eagerness how often she buys, compared with the others
 */
record DemoPerson(int number, String firstName, String lastName, @Nullable String phone, @Nullable LocalDate birthday,
		boolean marketing, int daysAgo, double eagerness) {

	private static final List<String> FIRST = List.of("Maja", "Erik", "Sara", "Johan", "Lena", "Ali", "Elsa", "Lars",
			"Karin", "Oskar", "Ingrid", "Nils", "Fatima", "Gustav", "Linnea", "Mohammed", "Ebba", "Axel", "Sofia",
			"Viktor", "Astrid", "Anton", "Märta", "Hugo", "Leila", "Per", "Åsa", "Emil", "Ida", "Björn", "Klara",
			"Simon", "Birgitta", "Daniel", "Amina", "Sven", "Tove", "Jonas", "Malin", "Göran", "Elin", "Filip",
			"Camilla", "Olle", "Signe", "Rasmus", "Hanna", "David", "Yasmin", "Mikael", "Ronja", "Henrik", "Moa",
			"Tomas", "Frida", "Ludvig", "Ellen", "Samir", "Agnes", "Magnus");

	private static final List<String> LAST = List.of("Andersson", "Öberg", "Nyström", "Berg", "Wallin", "Hosseini",
			"Åkerström", "Lindgren", "Nilsson", "Sjöberg", "Ahmadi", "Holm", "Ekström", "Karlsson", "Lundqvist",
			"Haddad", "Norberg", "Eriksson", "Forsberg", "Persson", "Kovačević", "Hedlund", "Ström", "Larsson",
			"Sandström", "Yılmaz", "Björklund", "Olsson", "Engström", "Mattsson", "Nguyen", "Isaksson", "Bergman",
			"Svensson", "Hermansson", "Kallio", "Löfgren", "Jonsson", "Dahlberg", "Petrović", "Fransson", "Viklund",
			"Gunnarsson", "Sundin", "Ali", "Blom", "Hägglund", "Åström", "Pettersson", "Nordin");

	/** So many numbers are set aside for fiction: 070-174 06 05 to 070-174 06 99. */
	private static final int FICTION_PHONES = 95;

	/** People who have joined over the last {@code days}, the oldest member first. */
	static List<DemoPerson> crowd(int size, int days, LocalDate today, RandomGenerator random) {
		var people = new ArrayList<DemoPerson>();
		for (int i = 0; i < size; i++) {
			int daysAgo = days - (int) (days * Math.sqrt((double) i / size)) - random.nextInt(1, 5);
			people.add(
					new DemoPerson(6001 + i, pick(FIRST, random), pick(LAST, random), phone(i), birthday(today, random),
							random.nextInt(100) < 58, Math.max(1, daysAgo), Math.exp(random.nextGaussian())));
		}
		return people;
	}

	private static <T> T pick(List<T> from, RandomGenerator random) {
		return from.get(random.nextInt(from.size()));
	}

	private static @Nullable String phone(int index) {
		int step = 17;
		boolean has = index % step == 0 && index / step < FICTION_PHONES - 1;
		return has ? String.format("070-174 06 %02d", 5 + index / step) : null;
	}

	private static @Nullable LocalDate birthday(LocalDate today, RandomGenerator random) {
		return (random.nextInt(100) < 40) ? today.minusDays(random.nextLong(18L * 366, 78L * 365)) : null;
	}

	/** An address under {@code .example}, which is never mailed. */
	String email() {
		return plain(this.firstName) + "." + plain(this.lastName) + this.number + "@mejl.example";
	}

	private static String plain(String name) {
		return java.text.Normalizer.normalize(name.replace('ı', 'i'), java.text.Normalizer.Form.NFD)
			.replaceAll("\\p{M}", "")
			.toLowerCase(Locale.ROOT);
	}

}
