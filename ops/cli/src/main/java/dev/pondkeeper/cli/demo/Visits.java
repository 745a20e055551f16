package dev.pondkeeper.cli.demo;

import java.util.List;

/** What customers do without buying: daily check-ins in streaks, and interactions with what the brand publishes. */
final class Visits implements Part {

    private static final String RANK = "45";
    private static final double CHECKS_IN = 0.15;
    private static final double INTERACTS = 0.35;
    private static final double NEXT_DAY_TOO = 0.6;
    private static final double MEAN_DAYS_TO_NEXT_STREAK = 40;
    private static final double MEAN_DAYS_TO_NEXT_INTERACTION = 24;
    private static final List<String> KINDS = List.of("VISIT", "VIEW", "VIEW", "CLICK", "LIKE", "SHARE", "COMMENT");

    private final Scene scene;

    Visits(Scene scene) {
        this.scene = scene;
    }

    @Override
    public void joined(Guest guest) {
        if (scene.dice().happens(CHECKS_IN, "checks-in/" + guest.id())) planCheckIn(guest);
        if (scene.dice().happens(INTERACTS, "interacts/" + guest.id())) planInteraction(guest);
    }

    private void planCheckIn(Guest guest) {
        String about = guest.id() + "/" + scene.today();
        boolean streak = scene.dice().happens(NEXT_DAY_TOO, "streak/" + about);
        int day = scene.today() + (streak ? 1 : scene.dice().days(MEAN_DAYS_TO_NEXT_STREAK, "streak-when/" + about));
        scene.plan(BrandCalendar.noonOf(day), RANK, "check-in/" + guest.id(), () -> checkIn(guest));
    }

    private void checkIn(Guest guest) {
        if (!guest.comes(scene.today())) return;
        scene.ask(guest, Asking.of("CheckIn", guest.id() + "-" + scene.today()).with("customerId", guest.id()));
        planCheckIn(guest);
    }

    private void planInteraction(Guest guest) {
        String about = "interaction/" + guest.id() + "/" + scene.today();
        int day = scene.today() + scene.dice().days(MEAN_DAYS_TO_NEXT_INTERACTION, about);
        scene.plan(BrandCalendar.eveningOf(day), RANK, "interaction/" + guest.id(), () -> interact(guest));
    }

    private void interact(Guest guest) {
        if (!guest.comes(scene.today())) return;
        String id = guest.id() + "-i" + scene.today();
        scene.ask(
                guest,
                Asking.of("RecordInteraction", id)
                        .with("customerId", guest.id())
                        .with("interactionId", id)
                        .with("kind", scene.dice().pick(KINDS, "kind/" + id))
                        .with("content", "post-" + scene.dice().below(40, "content/" + id)));
        planInteraction(guest);
    }
}
