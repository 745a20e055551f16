package dev.pondkeeper.cli.demo;

import java.util.List;

/** What becomes of touches outside the house: receipts of whoever sent them, and staff who call, or do not. */
final class Reach implements Part {

    private static final String RANK = "30";
    private static final List<String> STAFF = List.of("staff-mei", "staff-jun", "staff-lan");
    private static final double ARRIVES = 0.93;
    private static final double IS_LOST = 0.02;
    private static final double IS_CALLED = 0.55;
    private static final double IS_PUT_BACK = 0.15;
    private static final List<String> OUTCOMES =
            List.of("REACHED", "REACHED", "REACHED", "NOT_REACHED", "DECLINED", "WRONG_NUMBER");

    private final Scene scene;

    Reach(Scene scene) {
        this.scene = scene;
    }

    @Override
    public void hear(Heard event) {
        String touch = event.text("touchId");
        if (event.type().equals("TouchSent")) {
            scene.plan(scene.now() + 1, RANK, "receipt/" + touch, () -> receipt(event.customer(), touch));
        } else if (event.type().equals("StaffCallOpened")) {
            int when = scene.now() + scene.dice().between(1, 3, "call-when/" + touch);
            scene.plan(when, RANK, "call/" + touch, () -> call(event.customer(), touch));
        }
    }

    private void receipt(String customer, String touch) {
        double ticket = scene.dice().roll("receipt/" + touch);
        if (ticket < ARRIVES) {
            scene.ask(customer, Asking.of("RecordTouchDelivered", touch).with("touchId", touch));
        } else if (ticket >= ARRIVES + IS_LOST) {
            scene.ask(
                    customer,
                    Asking.of("RecordTouchFailed", touch)
                            .with("touchId", touch)
                            .with("reason", "number not in service"));
        }
    }

    private void call(String customer, String touch) {
        double ticket = scene.dice().roll("call/" + touch);
        if (ticket >= IS_CALLED + IS_PUT_BACK) return;
        String staff = scene.dice().pick(STAFF, "staff/" + touch);
        scene.ask(customer, staffed("ClaimStaffCall", touch, staff));
        if (ticket < IS_CALLED) {
            scene.ask(
                    customer,
                    staffed("CompleteStaffCall", touch, staff)
                            .with("outcome", scene.dice().pick(OUTCOMES, "outcome/" + touch)));
        } else {
            scene.ask(customer, staffed("ReleaseStaffCall", touch, staff));
        }
    }

    private static Asking staffed(String command, String touch, String staff) {
        return Asking.of(command, touch).with("touchId", touch).with("staffId", staff);
    }
}
