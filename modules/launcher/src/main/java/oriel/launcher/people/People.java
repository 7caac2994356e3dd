package oriel.launcher.people;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.JsonOutput;
import oriel.launcher.config.JsonText;
import oriel.launcher.config.JsonText.Member;
import oriel.security.RightsText;

/** Everybody who has a name, as a file has them: an object with a member for each. Immutable. */
public final class People {

    /** Nobody. */
    public static final People NOBODY = new People(Map.of());

    private static final String PASSWORD = "password";
    private static final String RIGHTS = "rights";
    private static final String SECOND_FACTOR = "second_factor";
    private static final String UNTIL = "until";
    private static final List<String> MEMBERS = List.of(PASSWORD, RIGHTS, SECOND_FACTOR, UNTIL);

    private final Map<String, Person> byName;

    private People(Map<String, Person> byName) {
        this.byName = new TreeMap<>(byName);
    }

    /**
     * Reads a file's text.
     *
     * @param file its name, for messages
     * @throws ConfigException that names all that is wrong with it, and no secret
     */
    static People parse(String file, String text) throws ConfigException {
        List<String> problems = new ArrayList<>();
        Map<String, Person> people = new TreeMap<>();
        JsonText.members(file, text, problems, member -> {
            Optional<Person> person = person(member, problems);
            person.ifPresent(found -> people.put(found.name(), found));
        });
        if (!problems.isEmpty()) {
            throw new ConfigException(
                    ConfigException.Kind.WRONG, problems, "mend it, or remove it and use oriel user add");
        }
        return new People(people);
    }

    private static Optional<Person> person(Member member, List<String> problems) {
        int before = problems.size();
        String at = member.place() + ": ";
        if (!Person.isName(member.name())) {
            problems.add(at + "a name has 1 to 64 letters, digits or . _ @ + -");
        }
        if (!(member.value() instanceof Map<?, ?> found)) {
            problems.add(at + "what is known of somebody is an object");
            return Optional.empty();
        }
        found.keySet().stream()
                .filter(key -> !MEMBERS.contains(key))
                .forEach(key -> problems.add(at + "there is no such key as " + key));
        Optional<PasswordHash> password = text(found, PASSWORD).flatMap(PasswordHash::parse);
        Optional<String> rights = text(found, RIGHTS);
        Optional<String> factor = text(found, SECOND_FACTOR);
        Optional<String> until = text(found, UNTIL);
        if (password.isEmpty()) {
            problems.add(at + "the password is no hash of Argon2id");
        }
        if (rights.flatMap(RightsText::parse).isEmpty()) {
            problems.add(at + "the rights are some of " + RightsText.words());
        }
        if (factor.isPresent() && factor.flatMap(SecondFactor::parse).isEmpty()) {
            problems.add(at + "the second factor is no secret in base 32");
        }
        if (until.isPresent() && until.flatMap(People::date).isEmpty()) {
            problems.add(at + "until is a date such as 2027-01-31");
        }
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new Person(
                        member.name(),
                        password.orElseThrow(),
                        rights.flatMap(RightsText::parse).orElseThrow(),
                        factor.flatMap(SecondFactor::parse),
                        until.flatMap(People::date)));
    }

    private static Optional<String> text(Map<?, ?> object, String key) {
        Object value = object.get(key);
        return value == null || value instanceof Optional ? Optional.empty() : Optional.of(value.toString());
    }

    /** A date as ISO 8601 has it. */
    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The text of a file that holds them. */
    String text() {
        Map<String, Object> all = new LinkedHashMap<>();
        byName.values().forEach(person -> all.put(person.name(), members(person)));
        return JsonOutput.text(all) + "\n";
    }

    private static Map<String, Object> members(Person person) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(PASSWORD, person.password().toString());
        members.put(RIGHTS, RightsText.text(person.rights()));
        person.secondFactor().ifPresent(factor -> members.put(SECOND_FACTOR, factor.toString()));
        person.until().ifPresent(date -> members.put(UNTIL, date.toString()));
        return members;
    }

    /** All, by name. */
    public Collection<Person> all() {
        return byName.values();
    }

    /** True if there is nobody. */
    public boolean isEmpty() {
        return byName.isEmpty();
    }

    /** Somebody. */
    public Optional<Person> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The same with somebody more, or as they are now. */
    public People with(Person person) {
        Map<String, Person> more = new TreeMap<>(byName);
        more.put(person.name(), person);
        return new People(more);
    }

    /** The same without somebody. */
    public People without(String name) {
        Map<String, Person> fewer = new TreeMap<>(byName);
        fewer.remove(name);
        return new People(fewer);
    }
}
