package dev.pondkeeper.cli.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Who brings whom: stars (KOL) with the right to distribute, links that somebody opens, commission that is withdrawn, one person
 * who registers twice, and three who try to bring each other in a circle.
 */
final class Friends implements Part {

    static final int STARS_AT_MOST = 5;

    private static final int FEWEST_OF_A_CIRCLE = 3;
    private static final long WORTH_WITHDRAWING = 3_000;
    /** One in so many had registered before. */
    private static final int ONE_IN = 60;

    private static final int TWIN = 17;
    private static final double OPENS_A_LINK = 0.06;
    private static final String CIRCLE = "circle";

    private final Scene scene;
    private final int stars;

    Friends(Scene scene, int customers) {
        this.scene = scene;
        this.stars = stars(customers);
    }

    /** The first so many customers. */
    static int stars(int customers) {
        return Math.min(customers, Math.max(FEWEST_OF_A_CIRCLE, Math.min(STARS_AT_MOST, customers / 60)));
    }

    @Override
    public void joined(Guest guest) {
        String id = guest.id();
        int now = scene.now();
        if (guest.number() <= stars) {
            scene.plan(now + 1, "20", "star/" + id, () -> designate(guest));
            if (guest.number() == stars) {
                scene.plan(now + 2, "22", "link", () -> chain());
                scene.plan(now + 3, "23", CIRCLE, () -> closeCircle());
            }
            return;
        }
        Dice dice = scene.dice();
        if (!guest.isReferred() && dice.happens(OPENS_A_LINK, "link/" + id)) {
            Guest star =
                    scene.guests().get(dice.below(Math.min(stars, scene.guests().size() - 1), "whose/" + id));
            scene.plan(now + dice.between(1, 12, "when/" + id), "24", "link/" + id, () -> follow(guest, star));
        } else if (guest.number() % ONE_IN == TWIN) {
            Guest first = scene.guests().get(scene.guests().size() - 2);
            scene.plan(now + dice.between(10, 60, "found/" + id), "80", "merge/" + id, () -> merge(first, guest));
        }
    }

    @Override
    public void hear(Heard event) {
        if (!event.type().equals("CommissionsSettled")) return;
        long withdrawable = event.data().path("wallet").path("withdrawable").asLong();
        scene.guest(event.customer())
                .filter(Guest::isActive)
                .filter(guest -> withdrawable >= WORTH_WITHDRAWING)
                .ifPresent(guest -> scene.plan(
                        scene.now() + 1, "60", "withdraw/" + guest.id(), () -> withdraw(guest, withdrawable)));
    }

    private void designate(Guest guest) {
        scene.ask(
                guest,
                Asking.of("GrantDistributionRight", guest.id())
                        .with("customerId", guest.id())
                        .with("way", "DESIGNATION")
                        .with("reason", "invited as a voice of the brand"));
    }

    /** Each star is brought by the one before. */
    private void chain() {
        for (int i = 1; i < Math.min(FEWEST_OF_A_CIRCLE, stars); i++) {
            bind(
                    scene.guests().get(i),
                    scene.guests().get(i - 1),
                    scene.guests().get(i).id());
        }
    }

    /** And the first by the last, which the server has to refuse. */
    private void closeCircle() {
        if (stars < FEWEST_OF_A_CIRCLE) return;
        bind(scene.guests().get(0), scene.guests().get(FEWEST_OF_A_CIRCLE - 1), CIRCLE);
    }

    private void follow(Guest guest, Guest star) {
        if (!guest.isActive() || !star.isActive()) return;
        scene.ask(
                guest,
                Asking.of("InviteReferee", guest.id())
                        .with("refereeId", guest.id())
                        .with("referrerId", star.id()));
        bind(guest, star, guest.id());
        guest.beReferred();
    }

    private void bind(Guest referee, Guest referrer, String about) {
        scene.ask(
                referee,
                Asking.of("BindReferral", about).with("refereeId", referee.id()).with("referrerId", referrer.id()));
    }

    private void merge(Guest survivor, Guest merged) {
        if (!survivor.isActive() || !merged.isActive()) return;
        scene.ask(
                survivor,
                Asking.of("MergeCustomers", merged.id())
                        .with("survivor", survivor.id())
                        .with("merged", merged.id())
                        .with("mergeId", "merge-" + merged.id()));
        merged.leave();
    }

    private void withdraw(Guest guest, long fen) {
        if (!guest.isActive()) return;
        String withdrawal = guest.id() + "-w" + scene.now();
        scene.ask(
                guest,
                Asking.of("RequestWithdrawal", withdrawal)
                        .with("customerId", guest.id())
                        .with("withdrawalId", withdrawal)
                        .with("amount", Asking.money(fen)));
        List<Asking> steps = new ArrayList<>();
        steps.add(step("ApproveWithdrawal", guest, withdrawal));
        steps.add(step("RecordPayout", guest, withdrawal)
                .with("transferId", "t-" + withdrawal)
                .with("outcome", "PAID"));
        for (int i = 0; i < steps.size(); i++) {
            Asking step = steps.get(i);
            scene.plan(scene.now() + 1 + i, "61", "payout/" + withdrawal + i, () -> scene.ask(guest, step));
        }
    }

    private static Asking step(String command, Guest guest, String withdrawal) {
        return Asking.of(command, withdrawal).with("customerId", guest.id()).with("withdrawalId", withdrawal);
    }
}
