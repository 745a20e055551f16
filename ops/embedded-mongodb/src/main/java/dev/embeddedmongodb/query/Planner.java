package dev.embeddedmongodb.query;

import dev.embeddedmongodb.index.IndexDefinition;
import dev.embeddedmongodb.index.IndexField;
import dev.embeddedmongodb.index.ValueOrder;
import dev.embeddedmongodb.query.Predicate.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Fits the conditions of a filter to one index: points on its first fields, then at most one span, then perhaps the
 * order asked for.
 */
final class Planner {

    /** A product of {@code $in} lists beyond this is walked as spans of its first fields. */
    private static final int MAX_RANGES = 10_000;

    private final IndexDefinition index;
    private final Conditions conditions;
    private final Set<Predicate> used = new HashSet<>();
    private final List<List<Interval>> bounds = new ArrayList<>();
    private boolean arrayUsed;
    private @Nullable Object arrayElement;

    private Planner(IndexDefinition index, Conditions conditions) {
        this.index = index;
        this.conditions = conditions;
    }

    /** The best way over all indexes. */
    static Plan choose(List<IndexDefinition> indexes, Conditions conditions, SortOrder sort) {
        Plan best = new Plan(
                null,
                List.of(),
                sort.natural() < 0,
                sort.isNone(),
                conditions.complete() && conditions.predicates().isEmpty());
        if (sort.natural() != 0) return best;
        int bestScore = 0;
        for (IndexDefinition index : indexes) {
            if (!index.complete()) continue;
            Planner planner = new Planner(index, conditions);
            planner.collectBounds();
            if (index.sparse() && !planner.excludesAbsent()) continue;
            Direction direction = planner.direction(sort);
            int score = planner.score(!sort.isNone() && direction != Direction.NONE);
            if (score > bestScore) {
                bestScore = score;
                best = planner.plan(sort, direction);
            }
        }
        return best;
    }

    private enum Direction {
        FORWARD,
        BACKWARD,
        NONE
    }

    private int score(boolean sorts) {
        int score = sorts ? 1 : 0;
        boolean allPoints = bounds.size() == index.fields().size();
        for (List<Interval> field : bounds) {
            boolean points = field.stream().allMatch(Interval::point);
            score += points ? (field.size() == 1 ? 40 : 30) : 10;
            allPoints &= points;
        }
        return allPoints && index.unique() ? score + 1000 : score;
    }

    private boolean excludesAbsent() {
        if (bounds.isEmpty()) return false;
        byte[] absent = ValueOrder.encode(null);
        for (Interval interval : bounds.get(0)) {
            if (Arrays.compareUnsigned(interval.from(), absent) <= 0
                    && Arrays.compareUnsigned(interval.to(), absent) > 0) return false;
        }
        return true;
    }

    private void collectBounds() {
        long ranges = 1;
        for (int i = 0; i < index.fields().size(); i++) {
            List<Predicate> about = about(i);
            if (about.isEmpty()) return;
            List<Interval> intervals = index.isMultikey(i) ? someElement(about) : intersection(about);
            if (intervals == null) return;
            ranges *= Math.max(1, intervals.size());
            if (ranges > MAX_RANGES) return;
            bounds.add(intervals);
            if (!intervals.stream().allMatch(Interval::point)) return;
        }
    }

    private List<Predicate> about(int field) {
        String path = index.fields().get(field).path();
        return conditions.predicates().stream()
                .filter(predicate -> predicate.path().equals(path))
                .toList();
    }

    private List<Interval> intersection(List<Predicate> about) {
        List<Interval> result = null;
        for (Predicate predicate : about) {
            List<Interval> next = intervals(predicate);
            used.add(predicate);
            if (result == null) {
                result = next;
                continue;
            }
            List<Interval> both = new ArrayList<>();
            for (Interval a : result) {
                for (Interval b : next) {
                    Interval common = a.intersect(b);
                    if (common != null) both.add(common);
                }
            }
            result = both;
        }
        return result == null ? List.of() : result;
    }

    /**
     * Where documents have arrays, conditions may be met by different elements, so only one of them bounds the walk,
     * unless one {@code $elemMatch} asks them of the same element.
     */
    private @Nullable List<Interval> someElement(List<Predicate> about) {
        if (arrayUsed) {
            Object element = arrayElement;
            if (element == null) return null;
            for (Predicate predicate : about) {
                if (predicate.element() == element && isDirectField(predicate)) return use(predicate);
            }
            return null;
        }
        Predicate best = about.get(0);
        for (Predicate predicate : about) if (rank(predicate) > rank(best)) best = predicate;
        arrayUsed = true;
        arrayElement = isDirectField(best) ? best.element() : null;
        Object element = best.element();
        if (element != null && best.path().equals(best.arrayPath())) {
            return intersection(
                    about.stream().filter(each -> each.element() == element).toList());
        }
        return use(best);
    }

    private List<Interval> use(Predicate predicate) {
        used.add(predicate);
        return intervals(predicate);
    }

    private static int rank(Predicate predicate) {
        int kind = predicate.operator() == Operator.EQUAL ? 4 : predicate.operator() == Operator.IN ? 2 : 0;
        return kind + (predicate.element() == null ? 0 : 1);
    }

    private static boolean isDirectField(Predicate predicate) {
        String array = predicate.arrayPath();
        return array != null
                && predicate.path().length() > array.length()
                && predicate.path().indexOf('.', array.length() + 1) < 0;
    }

    private static List<Interval> intervals(Predicate predicate) {
        if (predicate.operator() == Operator.IN && predicate.value() instanceof Collection<?> values) {
            TreeSet<byte[]> points = new TreeSet<>(Arrays::compareUnsigned);
            for (Object value : values) points.add(ValueOrder.encode(value));
            return points.stream().map(Interval::point).toList();
        }
        return List.of(Interval.of(predicate));
    }

    private Direction direction(SortOrder sort) {
        if (sort.isNone()) return Direction.FORWARD;
        Direction direction = null;
        int field = 0;
        for (SortOrder.Field wanted : sort.fields()) {
            if (isConstant(wanted.path())) continue;
            while (field < index.fields().size()
                    && isSinglePoint(field)
                    && !index.fields().get(field).path().equals(wanted.path())) field++;
            if (field == index.fields().size() || index.isMultikey(field)) return Direction.NONE;
            IndexField next = index.fields().get(field++);
            if (!next.path().equals(wanted.path())) return Direction.NONE;
            Direction here = next.ascending() == wanted.ascending() ? Direction.FORWARD : Direction.BACKWARD;
            if (direction == null) direction = here;
            else if (direction != here) return Direction.NONE;
        }
        return direction == null ? Direction.FORWARD : direction;
    }

    private boolean isSinglePoint(int field) {
        return field < bounds.size()
                && bounds.get(field).size() == 1
                && bounds.get(field).get(0).point();
    }

    private boolean isConstant(String path) {
        for (int i = 0; i < bounds.size(); i++) {
            if (index.fields().get(i).path().equals(path)) return isSinglePoint(i) && !index.isMultikey(i);
        }
        return false;
    }

    private Plan plan(SortOrder sort, Direction direction) {
        List<KeyRange> ranges = ranges();
        boolean exact = conditions.complete() && used.containsAll(conditions.predicates());
        boolean sorted = direction != Direction.NONE;
        return new Plan(index, ranges, direction == Direction.BACKWARD, sorted || sort.isNone(), exact);
    }

    private List<KeyRange> ranges() {
        if (bounds.isEmpty()) return List.of(KeyRange.ALL);
        List<KeyRange> ranges = new ArrayList<>();
        append(0, new byte[0], ranges);
        ranges.sort((a, b) -> Arrays.compareUnsigned(a.from(), b.from()));
        return ranges;
    }

    private void append(int field, byte[] prefix, List<KeyRange> ranges) {
        for (Interval interval : bounds.get(field)) {
            Interval span = index.fields().get(field).ascending() ? interval : interval.inverted();
            if (field == bounds.size() - 1) ranges.add(KeyRange.behind(prefix, span));
            else append(field + 1, KeyRange.concat(prefix, span.from()), ranges);
        }
    }
}
