package dev.pondkeeper.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;

/** What customers allow and what they want to be spared: consents, quiet hours, days off, and the rights of the law. */
final class Wishes implements Part {

    private static final String RANK = "12";
    private static final double QUIET_HOURS = 0.12;
    private static final double DAYS_OFF = 0.1;
    private static final double NO_PERSONAL_OFFERS = 0.03;

    /** One in so many is restricted for a while, and one is erased; which one is fixed, so that a small brand has some too. */
    private static final int ONE_IN = 60;

    private static final int RESTRICTED = 31;
    private static final int ERASED = 23;
    private static final int LATEST_DAY = 40;
    private static final double TIRED_OF_MARKETING = 0.04;
    private static final double TIRED_OF_ALL = 0.012;

    /** Who agrees to what when joining: channel, purpose, share. */
    private enum Agreement {
        SMS_SERVICE("SMS", "SERVICE", 0.82),
        SMS_MARKETING("SMS", "MARKETING", 0.55),
        NEWS("WECHAT_OFFICIAL_ACCOUNT", "MARKETING", 0.6),
        WECOM("WECOM", "SERVICE", 0.4),
        CALL("CALL", "SERVICE", 0.45),
        MAIL("EMAIL", "MARKETING", 0.12);

        final String channel;
        final String purpose;
        final double share;

        Agreement(String channel, String purpose, double share) {
            this.channel = channel;
            this.purpose = purpose;
            this.share = share;
        }
    }

    private final Scene scene;

    Wishes(Scene scene) {
        this.scene = scene;
    }

    @Override
    public void joined(Guest guest) {
        Dice dice = scene.dice();
        String id = guest.id();
        for (Agreement agreement : Agreement.values()) {
            if (dice.happens(agreement.share, agreement + "/" + id)) consent(guest, agreement);
        }
        prefer(guest);
        int today = scene.today();
        if (guest.number() % ONE_IN == RESTRICTED) later(guest, "restrict", today, () -> restrict(guest));
        if (guest.number() % ONE_IN == ERASED) later(guest, "erase", today, () -> erase(guest));
    }

    @Override
    public void hear(Heard event) {
        if (!event.type().equals("TouchSent")) return;
        scene.guest(event.customer()).ifPresent(guest -> {
            String touch = event.text("touchId");
            String name = "tired/" + guest.id() + "/" + touch;
            double ticket = scene.dice().roll(name);
            if (ticket >= TIRED_OF_MARKETING) return;
            int when = scene.now() + scene.dice().between(1, 3, "when/" + name);
            scene.plan(when, RANK, name, () -> optOut(guest, touch, ticket < TIRED_OF_ALL));
        });
    }

    private void later(Guest guest, String what, int today, Runnable act) {
        int day = today + scene.dice().between(5, LATEST_DAY, what + "-when/" + guest.id());
        scene.plan(BrandCalendar.noonOf(day), "90", what + "/" + guest.id(), () -> {
            if (guest.isActive()) act.run();
        });
    }

    private void consent(Guest guest, Agreement agreement) {
        scene.ask(
                guest,
                choice("GiveConsent", guest, agreement, "join")
                        .with(
                                "evidence",
                                Asking.object().put("where", "mini-program").put("wordingVersion", "v3")));
    }

    private void prefer(Guest guest) {
        Dice dice = scene.dice();
        String id = guest.id();
        boolean quiet = dice.happens(QUIET_HOURS, "quiet/" + id);
        boolean off = dice.happens(DAYS_OFF, "off/" + id);
        boolean noOffers = dice.happens(NO_PERSONAL_OFFERS, "no-offers/" + id);
        if (!quiet && !off && !noOffers) return;
        Asking wishes = Asking.of("SetContactPreferences", id).with("customerId", id);
        if (quiet) {
            wishes.with(
                    "quietHours",
                    Asking.object()
                            .put("from", dice.pick(List.of("12:00", "19:00", "21:00"), "from/" + id))
                            .put("to", dice.pick(List.of("09:30", "10:00"), "to/" + id)));
        }
        if (off) wishes.with("doNotDisturb", Asking.array().add(daysOff(id)));
        if (noOffers) wishes.with("noPersonalOffers", true);
        scene.ask(guest, wishes);
    }

    private ObjectNode daysOff(String id) {
        Dice dice = scene.dice();
        LocalDate from = scene.calendar().dateOf(scene.now()).plusDays(dice.between(10, 60, "off-from/" + id));
        LocalDate to = from.plusDays(dice.between(1, 20, "off-to/" + id));
        return Asking.object().put("from", from.toString()).put("to", to.toString());
    }

    private void optOut(Guest guest, String touch, boolean ofAll) {
        if (!guest.isActive()) return;
        for (Agreement agreement : Agreement.values()) {
            if (ofAll || agreement.purpose.equals("MARKETING")) {
                scene.ask(guest, choice("WithdrawConsent", guest, agreement, touch));
            }
        }
    }

    private void restrict(Guest guest) {
        scene.ask(guest, wish("RestrictProcessing", guest).with("reason", "a complaint is being looked into"));
        guest.beQuiet(true);
        int until = scene.now() + scene.dice().between(20, 80, "lift/" + guest.id());
        scene.plan(until, "91", "lift/" + guest.id(), () -> {
            scene.ask(guest, wish("LiftRestriction", guest).with("reason", "the complaint was settled"));
            guest.beQuiet(false);
        });
    }

    private void erase(Guest guest) {
        scene.ask(guest, wish("EraseCustomer", guest));
        guest.leave();
    }

    private static Asking wish(String command, Guest guest) {
        return Asking.of(command, guest.id()).with("customerId", guest.id());
    }

    private static Asking choice(String command, Guest guest, Agreement agreement, String about) {
        return Asking.of(command, guest.id() + "-" + agreement + "-" + about)
                .with("customerId", guest.id())
                .with("channel", agreement.channel)
                .with("purpose", agreement.purpose);
    }
}
