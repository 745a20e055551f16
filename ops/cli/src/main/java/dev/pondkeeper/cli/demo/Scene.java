package dev.pondkeeper.cli.demo;

import dev.pondkeeper.cli.wire.BulkLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all parts of the brand's life share: chance, time, plans, people, and the lines that are going to be sent. */
final class Scene {

    private final Dice dice;
    private final BrandCalendar calendar;
    private final Agenda agenda = new Agenda();
    private final List<Guest> guests = new ArrayList<>();
    private final Map<String, Guest> guestById = new HashMap<>();
    private final List<BulkLine> lines = new ArrayList<>();
    private long count;
    private int now = -1;

    Scene(Dice dice, BrandCalendar calendar) {
        this.dice = dice;
        this.calendar = calendar;
    }

    Dice dice() {
        return dice;
    }

    BrandCalendar calendar() {
        return calendar;
    }

    /** The moment that is being told. */
    int now() {
        return now;
    }

    int today() {
        return BrandCalendar.dayOf(now);
    }

    List<Guest> guests() {
        return guests;
    }

    void add(Guest guest) {
        guests.add(guest);
        guestById.put(guest.id(), guest);
    }

    /** Empty where it is about nobody whom the brand knows. */
    Optional<Guest> guest(String id) {
        return Optional.ofNullable(guestById.get(id));
    }

    /** @param rank of what happens at the same moment, two digits */
    void plan(int moment, String rank, String name, Runnable what) {
        agenda.plan(Math.max(moment, now + 1), rank + "/" + name, what);
    }

    void ask(Guest guest, Asking asking) {
        ask(guest.id(), asking);
    }

    void ask(String inOrderWith, Asking asking) {
        lines.add(asking.line(++count, inOrderWith));
    }

    /** Everything that happens at that moment. */
    List<BulkLine> tell(int moment) {
        now = moment;
        lines.clear();
        agenda.happen(moment);
        return List.copyOf(lines);
    }
}
