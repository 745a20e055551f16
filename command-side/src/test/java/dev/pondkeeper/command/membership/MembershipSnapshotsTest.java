package dev.pondkeeper.command.membership;

import static dev.pondkeeper.command.Decisions.NOW;
import static dev.pondkeeper.command.membership.Story.END;
import static dev.pondkeeper.command.membership.Story.GRACE_END;
import static dev.pondkeeper.command.membership.Story.NEXT_END;
import static dev.pondkeeper.command.membership.Story.activated;
import static dev.pondkeeper.command.membership.Story.added;
import static dev.pondkeeper.command.membership.Story.cancelled;
import static dev.pondkeeper.command.membership.Story.evaluated;
import static dev.pondkeeper.command.membership.Story.extended;
import static dev.pondkeeper.command.membership.Story.grace;
import static dev.pondkeeper.command.membership.Story.granted;
import static dev.pondkeeper.command.membership.Story.lapsed;
import static dev.pondkeeper.command.membership.Story.moved;
import static dev.pondkeeper.command.membership.Story.reduced;
import static dev.pondkeeper.command.membership.Story.renewed;
import static dev.pondkeeper.command.membership.Story.term;
import static dev.pondkeeper.command.membership.Story.tierSet;

import dev.pondkeeper.command.SnapshotLaw;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembershipSnapshotsTest {

    @Test
    void a_snapshot_anywhere_in_a_membership_changes_nothing() {
        SnapshotLaw<Membership> law = SnapshotLaw.of(Membership.class);
        law.holdsFor(List.of(
                term(),
                added("o-1", 300_000, 3_000, 3_000, NOW),
                moved("basic", "silver", "growth", 3_000, 2_000, END, NOW),
                granted("t-1", 50, 3_050, NOW),
                reduced("o-1", "f-1", 100_000, 2_000, 1_050, NOW),
                tierSet("gold", END, NOW),
                extended(30, END.plus(Duration.ofDays(30)), "ACTIVE", NOW),
                renewed(12, END, NEXT_END, "ACTIVE", NOW),
                evaluated("silver", "KEPT", "silver", "basic", 1_050, NEXT_END, GRACE_END, END),
                activated(2, END, NEXT_END),
                cancelled(END.plusSeconds(1))));
        law.holdsFor(List.of(term(), grace(), lapsed()));
    }
}
