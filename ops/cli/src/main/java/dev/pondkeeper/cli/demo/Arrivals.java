package dev.pondkeeper.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who comes, when, from where and brought by whom. */
final class Arrivals implements Part {

    static final String RANK = "10";

    private static final List<String> CHANNELS =
            List.of("douyin", "douyin", "xiaohongshu", "xiaohongshu", "mini-program", "shop", "shop", "office-partner");
    private static final List<String> FAMILY = List.of("Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Zhao", "Huang");
    private static final List<String> GIVEN =
            List.of("Wei", "Na", "Min", "Jing", "Lei", "Yan", "Tao", "Xia", "Bo", "Ning");
    private static final List<String> ABROAD =
            List.of("Asia/Tokyo", "Europe/London", "America/Los_Angeles", "Australia/Sydney");
    private static final double LIVES_ABROAD = 0.08;
    private static final double BROUGHT_BY_STAR = 0.16;
    private static final double BROUGHT_BY_FRIEND = 0.07;

    private final Scene scene;
    private final List<Part> parts;

    /** @param parts that hear of everybody who joins */
    Arrivals(Scene scene, int customers, List<Part> parts) {
        this.scene = scene;
        this.parts = parts;
        for (int number = 1; number <= customers; number++) {
            Guest guest = new Guest(number, arrivalOf(number, customers), scene.dice());
            scene.plan(guest.arrival(), RANK, "join/" + guest.id(), () -> join(guest));
        }
    }

    /** The first ones at once, then many in the beginning and fewer later: a launch that levels out. */
    private int arrivalOf(int number, int customers) {
        int moments = scene.calendar().moments();
        int latest = Math.max(1, moments - BrandCalendar.MOMENTS_A_DAY);
        if (number <= Friends.stars(customers)) return 0;
        return (int) (latest * Math.pow((double) number / customers, 1.25));
    }

    private void join(Guest guest) {
        scene.add(guest);
        Dice dice = scene.dice();
        String id = guest.id();
        Asking register = Asking.of("RegisterCustomer", id)
                .with("customerId", id)
                .with("displayName", dice.pick(FAMILY, "family/" + id) + " " + dice.pick(GIVEN, "given/" + id))
                .with("identities", identities(id, guest.number()))
                .with("acquisition", acquisition(guest));
        if (dice.happens(LIVES_ABROAD, "abroad/" + id)) register.with("timeZone", dice.pick(ABROAD, "zone/" + id));
        scene.ask(guest, register);
        parts.forEach(part -> part.joined(guest));
    }

    private static ArrayNode identities(String id, int number) {
        ArrayNode identities = Asking.array();
        identities.addObject().put("type", "WECHAT_UNIONID").put("value", "union-" + id);
        identities.addObject().put("type", "PHONE").put("value", String.format(Locale.ROOT, "+8610%08d", number));
        return identities;
    }

    private ObjectNode acquisition(Guest guest) {
        Dice dice = scene.dice();
        String id = guest.id();
        Guest by = referrer(guest);
        if (by == null) return Asking.object().put("channel", dice.pick(CHANNELS, "channel/" + id));
        guest.beReferred();
        return Asking.object().put("channel", "friends").put("referrerId", by.id());
    }

    private @Nullable Guest referrer(Guest guest) {
        Dice dice = scene.dice();
        int stars = Math.min(Friends.STARS_AT_MOST, scene.guests().size() - 1);
        if (guest.arrival() == 0) return null;
        double ticket = dice.roll("brought/" + guest.id());
        int most = ticket < BROUGHT_BY_STAR ? stars : scene.guests().size() - 1;
        if (ticket >= BROUGHT_BY_STAR + BROUGHT_BY_FRIEND || most < 1) return null;
        Guest by = scene.guests().get(dice.below(most, "by/" + guest.id()));
        return by.isActive() ? by : null;
    }
}
