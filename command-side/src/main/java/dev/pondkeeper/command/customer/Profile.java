package dev.pondkeeper.command.customer;

import dev.pondkeeper.kernel.customer.CustomerEvent.Brought;
import dev.pondkeeper.kernel.customer.CustomerEvent.ConsentState;
import dev.pondkeeper.kernel.customer.CustomerEvent.KnownIdentity;
import dev.pondkeeper.kernel.customer.CustomerEvent.MovedIdentity;
import dev.pondkeeper.kernel.customer.CustomerEvent.Preferences;
import dev.pondkeeper.kernel.customer.CustomerEvent.TagMark;
import dev.pondkeeper.kernel.customer.CustomerId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known of one customer: its own, and apart from it what each merged customer brought, so that a merge can be taken
 * back exactly. What is said after a merge is the survivor's own and takes the place of what was brought.
 */
final class Profile {

    private final List<KnownIdentity> told = new ArrayList<>();
    private final Map<String, MovedIdentity> linked = new LinkedHashMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Map<String, ConsentState> consents = new LinkedHashMap<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private final Map<CustomerId, Brought> brought = new LinkedHashMap<>();
    private Preferences preferences = Preferences.NONE;
    private DayRuns checkIns = DayRuns.NONE;

    /** Everything that belongs to the customer today, by keyed hash. */
    Map<String, MovedIdentity> identities(Function<KnownIdentity, String> hash) {
        Map<String, MovedIdentity> held = new LinkedHashMap<>();
        told.forEach(known -> {
            String name = hash.apply(known);
            held.put(name, new MovedIdentity(name, known.type()));
        });
        held.putAll(linked);
        brought.values().forEach(each -> each.identities().forEach(moved -> held.put(moved.identity(), moved)));
        held.keySet().removeAll(gone);
        return held;
    }

    /** Whether the identity belonged to the customer once and no longer does. */
    boolean gaveAway(String identity) {
        return gone.contains(identity);
    }

    List<ConsentState> consents() {
        List<ConsentState> said = new ArrayList<>(consents.values());
        brought.values().forEach(each -> said.addAll(each.consents()));
        return Consents.strictest(said);
    }

    Optional<String> consent(String channel, String purpose) {
        return consents().stream()
                .filter(said -> said.channel().equals(channel) && said.purpose().equals(purpose))
                .map(ConsentState::state)
                .findFirst();
    }

    Preferences preferences() {
        Preferences strictest = preferences;
        for (Brought each : brought.values()) strictest = StrictestPreferences.of(strictest, each.preferences());
        return strictest;
    }

    Set<String> tags() {
        Set<String> all = new LinkedHashSet<>(tags);
        brought.values().forEach(each -> each.tags().forEach(tag -> all.add(tag.tagHash())));
        return all;
    }

    List<TagMark> tagsLeaving(Profile after) {
        return tags().stream()
                .filter(tag -> !after.tags().contains(tag))
                .map(TagMark::new)
                .toList();
    }

    DayRuns checkIns() {
        DayRuns all = checkIns;
        for (Brought each : brought.values()) all = all.union(new DayRuns(each.checkIns()));
        return all;
    }

    /** All of it, as another customer would receive it. */
    Brought whole(Function<KnownIdentity, String> hash) {
        return new Brought(
                List.copyOf(identities(hash).values()),
                consents(),
                preferences(),
                tags().stream().map(TagMark::new).toList(),
                checkIns().runs());
    }

    /** What one merged customer brought and has not been given away or claimed anew since. */
    List<MovedIdentity> identitiesFrom(CustomerId merged) {
        Brought from = brought.get(merged);
        if (from == null) return List.of();
        return from.identities().stream()
                .filter(moved -> !gone.contains(moved.identity()) && !linked.containsKey(moved.identity()))
                .toList();
    }

    Set<CustomerId> mergedCustomers() {
        return brought.keySet();
    }

    /** A copy that differs by one merge, to see what results from it. */
    Profile with(CustomerId merged, Brought what) {
        Profile after = copy();
        after.receive(merged, what);
        return after;
    }

    Profile without(CustomerId merged) {
        Profile after = copy();
        after.giveBack(merged);
        return after;
    }

    void register(List<KnownIdentity> identities) {
        identities.stream().filter(known -> known.value() != null).forEach(told::add);
    }

    void link(MovedIdentity identity) {
        linked.put(identity.identity(), identity);
        gone.remove(identity.identity());
    }

    void unlink(String identity) {
        linked.remove(identity);
        gone.add(identity);
    }

    void say(ConsentState said) {
        replaceBrought(each -> new Brought(
                each.identities(),
                each.consents().stream().filter(one -> !sameMatter(one, said)).toList(),
                each.preferences(),
                each.tags(),
                each.checkIns()));
        consents.put(said.channel() + "/" + said.purpose(), said);
    }

    void prefer(Preferences wanted) {
        replaceBrought(each ->
                new Brought(each.identities(), each.consents(), Preferences.NONE, each.tags(), each.checkIns()));
        preferences = wanted;
    }

    void tag(String tagHash) {
        tags.add(tagHash);
    }

    void untag(String tagHash) {
        replaceBrought(each -> new Brought(
                each.identities(),
                each.consents(),
                each.preferences(),
                each.tags().stream()
                        .filter(tag -> !tag.tagHash().equals(tagHash))
                        .toList(),
                each.checkIns()));
        tags.remove(tagHash);
    }

    void checkIn(LocalDate day) {
        checkIns = checkIns.with(day);
    }

    void receive(CustomerId merged, Brought what) {
        what.identities().forEach(moved -> gone.remove(moved.identity()));
        brought.put(merged, what);
    }

    void giveBack(CustomerId merged) {
        identitiesFrom(merged).forEach(moved -> gone.add(moved.identity()));
        brought.remove(merged);
    }

    private void replaceBrought(Function<Brought, Brought> change) {
        brought.replaceAll((merged, each) -> change.apply(each));
    }

    private static boolean sameMatter(ConsentState one, ConsentState other) {
        return one.channel().equals(other.channel()) && one.purpose().equals(other.purpose());
    }

    private Profile copy() {
        Profile copy = new Profile();
        copy.told.addAll(told);
        copy.linked.putAll(linked);
        copy.gone.addAll(gone);
        copy.consents.putAll(consents);
        copy.tags.addAll(tags);
        copy.brought.putAll(brought);
        copy.preferences = preferences;
        copy.checkIns = checkIns;
        return copy;
    }
}
