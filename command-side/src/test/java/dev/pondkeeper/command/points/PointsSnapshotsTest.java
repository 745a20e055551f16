package dev.pondkeeper.command.points;

import static dev.pondkeeper.command.Decisions.LI_LEI;
import static dev.pondkeeper.command.points.Accounts.HAN_MEIMEI;

import dev.pondkeeper.command.SnapshotLaw;
import dev.pondkeeper.kernel.points.PointsCommand.FreezePoints;
import dev.pondkeeper.kernel.points.PointsCommand.UnfreezePoints;
import dev.pondkeeper.kernel.programme.PointsExpiry;
import dev.pondkeeper.kernel.programme.PointsExpiry.Unit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PointsSnapshotsTest {

    private final Accounts accounts = new Accounts().with(PointsExpiry.rolling(30, Unit.DAYS));

    @Test
    void a_snapshot_anywhere_in_an_account_changes_nothing() {
        accounts.earn("e-1", 50).after(Duration.ofDays(1)).earn("e-2", 30);
        accounts.redeem("r-1", 20).reverse("r-1").redeem("r-2", 5);
        accounts.hold("h-1", 10).capture("h-1", "r-3", 4, null);
        accounts.hold("h-2", 3).release("h-2").hold("h-3", 2);
        accounts.adjust("a-1", 7).adjust("a-2", -2);
        accounts.pay("o-1", 1000).refund("o-1", "f-1", 1000, 400);
        accounts.done(accounts.transfer("t-1", LI_LEI, HAN_MEIMEI, 6));
        accounts.done(new FreezePoints(LI_LEI, "doubt", accounts.now));
        accounts.done(new UnfreezePoints(LI_LEI, "cleared", accounts.now));
        accounts.after(Duration.ofDays(40)).settle().earn("e-3", 1);
        accounts.merge().unmerge();
        SnapshotLaw<PointsAccount> law = SnapshotLaw.of(PointsAccount.class).comparingAsWritten(Register.class);
        law.holdsFor(accounts.events(LI_LEI));
        law.holdsFor(accounts.events(HAN_MEIMEI));
    }
}
