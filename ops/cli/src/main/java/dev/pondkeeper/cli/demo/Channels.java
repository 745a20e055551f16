package dev.pondkeeper.cli.demo;

/** Where customers come from, and what that costs a day. */
final class Channels implements Part {

    private enum Channel {
        DOUYIN("douyin", "PUBLIC_PLATFORM", 24_000),
        XIAOHONGSHU("xiaohongshu", "PUBLIC_PLATFORM", 15_000),
        OFFICE_PARTNER("office-partner", "PARTNER", 6_000),
        MINI_PROGRAM("mini-program", "OTHER", 0),
        SHOP("shop", "SHOP", 0),
        FRIENDS("friends", "OWN_REFERRAL", 0);

        final String code;
        final String kind;
        final long fenADay;

        Channel(String code, String kind, long fenADay) {
            this.code = code;
            this.kind = kind;
            this.fenADay = fenADay;
        }
    }

    private final Scene scene;

    Channels(Scene scene) {
        this.scene = scene;
        scene.plan(0, "00", "channels", this::register);
        for (int day = 1; day < scene.calendar().days(); day++) {
            scene.plan(BrandCalendar.noonOf(day), "01", "spend", this::spend);
        }
    }

    private void register() {
        for (Channel channel : Channel.values()) {
            scene.ask(
                    channel.code,
                    Asking.of("RegisterChannel", channel.code)
                            .with("channel", channel.code)
                            .with("name", channel.name())
                            .with("kind", channel.kind));
        }
    }

    /** What was spent the day before. */
    private void spend() {
        int yesterday = scene.today() - 1;
        String day = scene.calendar().dateOf(BrandCalendar.noonOf(yesterday)).toString();
        for (Channel channel : Channel.values()) {
            if (channel.fenADay == 0) continue;
            double bustle = scene.calendar().bustle(yesterday);
            long fen = Math.round(
                    channel.fenADay * bustle * (0.7 + 0.6 * scene.dice().roll(channel + day)));
            scene.ask(
                    channel.code,
                    Asking.of("RecordChannelSpend", channel.code + "-" + day)
                            .with("channel", channel.code)
                            .with("day", day)
                            .with("amount", Asking.money(fen)));
        }
    }
}
