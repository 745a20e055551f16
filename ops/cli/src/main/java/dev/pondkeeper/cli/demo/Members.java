package dev.pondkeeper.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;

/** Coffee passes by the month, quarter or year. Some renew when they are reminded, some sooner, some never. */
final class Members implements Part {

    static final String REMINDER = "renewal-reminder";

    private static final double BUYS_A_PASS = 0.42;
    private static final double NEVER_RENEWS = 0.2;
    private static final double OF_ONES_OWN_ACCORD = 0.06;
    private static final double CANCELS = 0.03;
    private static final double IS_GIVEN_DAYS = 0.02;
    private static final List<Double> RENEWS_AFTER_ROUND = List.of(0.3, 0.45, 0.2);
    private static final double RENEWS_WHEN_CALLED = 0.6;

    /** Two moments a day: before the next round comes. */
    private static final int MOMENTS_TO_DECIDE = 5;

    private record Pass(String plan, int months) {}

    private static final List<Pass> PASSES = List.of(
            new Pass("month-pass", 1),
            new Pass("month-pass", 1),
            new Pass("quarter-pass", 3),
            new Pass("quarter-pass", 3),
            new Pass("quarter-pass", 3),
            new Pass("pack-199", 12));

    private final Scene scene;

    Members(Scene scene) {
        this.scene = scene;
    }

    @Override
    public void joined(Guest guest) {
        String id = guest.id();
        if (!scene.dice().happens(BUYS_A_PASS, "pass/" + id)) return;
        int when = scene.now() + scene.dice().between(1, 30, "pass-when/" + id);
        scene.plan(when, "40", "enrol/" + id, () -> enrol(guest, scene.dice().pick(PASSES, "plan/" + id)));
    }

    @Override
    public void hear(Heard event) {
        switch (event.type()) {
            case "MemberEnrolled", "MembershipRenewed" ->
                scene.guest(event.customer()).ifPresent(guest -> term(guest, event));
            case "TouchSent" ->
                reminded(
                        event,
                        RENEWS_AFTER_ROUND.get(Math.max(
                                0,
                                Math.min(
                                                RENEWS_AFTER_ROUND.size(),
                                                event.data().path("round").asInt(1))
                                        - 1)));
            case "StaffCallCompleted" -> {
                if (event.text("outcome").equals("REACHED")) reminded(event, RENEWS_WHEN_CALLED);
            }
            default -> {}
        }
    }

    private void enrol(Guest guest, Pass pass) {
        if (!guest.isActive()) return;
        Instant start = scene.calendar().at(scene.now());
        ZonedDateTime end = start.atZone(BrandCalendar.ZONE).plusMonths(pass.months());
        scene.ask(
                guest,
                Asking.of("EnrolMember", guest.id())
                        .with("customerId", guest.id())
                        .with("plan", pass.plan())
                        .with("endsAt", end.toInstant().toString()));
    }

    private void term(Guest guest, Heard event) {
        Dice dice = scene.dice();
        String about = guest.id() + "/" + event.text("termNo");
        long days =
                Duration.between(event.time("startsAt"), event.time("endsAt")).toDays();
        int end = scene.calendar().lastBefore(event.time("endsAt"));
        if (dice.happens(OF_ONES_OWN_ACCORD, "own/" + about)) {
            scene.plan(
                    end - dice.between(2, 50, "own-when/" + about),
                    "41",
                    "renew/" + about,
                    () -> renew(guest, about, days));
        }
        if (dice.happens(CANCELS, "cancel/" + about)) {
            scene.plan(end - dice.between(2, 50, "cancel-when/" + about), "43", "cancel/" + about, () -> cancel(guest));
        } else if (dice.happens(IS_GIVEN_DAYS, "extend/" + about)) {
            scene.plan(
                    end - dice.between(2, 50, "extend-when/" + about),
                    "44",
                    "extend/" + about,
                    () -> extend(guest, about));
        }
    }

    private void reminded(Heard event, double chance) {
        if (!event.text("campaign").equals(REMINDER)) return;
        Guest guest = scene.guest(event.customer()).orElse(null);
        String touch = event.text("touchId");
        if (guest == null || scene.dice().happens(NEVER_RENEWS, "never/" + guest.id())) return;
        if (!scene.dice().happens(chance, "renews/" + event.type() + touch)) return;
        int when = scene.now() + scene.dice().between(1, MOMENTS_TO_DECIDE, "renews-when/" + touch);
        scene.plan(when, "41", "renew/" + guest.id(), () -> renew(guest, touch, 0));
    }

    /** @param days of the term so far; 0 where the plan's own length will do */
    private void renew(Guest guest, String about, long days) {
        if (!guest.isActive()) return;
        String renewal = "renewal-" + about.replace('/', '-');
        if (renewal.length() > 64) renewal = "renewal-" + Integer.toHexString(about.hashCode());
        int months = days > 0
                ? Math.max(1, Math.round(days / 30f))
                : scene.dice().pick(PASSES, "plan/" + guest.id()).months();
        scene.ask(
                guest,
                Asking.of("RenewMembership", renewal)
                        .with("customerId", guest.id())
                        .with("renewalId", renewal)
                        .with("months", months));
    }

    private void cancel(Guest guest) {
        if (!guest.isActive()) return;
        scene.ask(
                guest,
                Asking.of("CancelMembership", guest.id() + "-" + scene.now())
                        .with("customerId", guest.id())
                        .with("reason", "moved away"));
    }

    private void extend(Guest guest, String about) {
        if (!guest.isActive()) return;
        scene.ask(
                guest,
                Asking.of("ExtendMembership", about)
                        .with("customerId", guest.id())
                        .with("extensionId", "days-" + about.replace('/', '-'))
                        .with("days", 7)
                        .with("reason", "the machine was broken for a week"));
    }
}
