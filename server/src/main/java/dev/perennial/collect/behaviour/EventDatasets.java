package dev.perennial.collect.behaviour;

import java.util.List;

import dev.perennial.platform.catalogue.Dataset;
import dev.perennial.platform.catalogue.Dataset.Column;
import dev.perennial.platform.catalogue.DatasetContributor;
import org.springframework.stereotype.Component;

/**
 * Events for analyses. What customers say of us comes as events of three kinds and makes data sets of its own; it is not
 * activity.
 */
@Component
class EventDatasets implements DatasetContributor {

    private static final String TABLE = "collect.behaviour_event";

    private static final Dataset EVENTS = new Dataset("events", 1, TABLE,
            List.of(Column.number("customer_id"), Column.day("day"), Column.number("type_id")),
            """
                    SELECT part.customer_id, part.happened_on, part.type_id
                    FROM collect.behaviour_event AS part
                    WHERE :part
                      AND part.type_id <> ALL (ARRAY(
                          SELECT id
                          FROM collect.behaviour_type
                          WHERE code IN ('survey_answer', 'complaint', 'referral')))
                    """);

    private static final Dataset TYPES = new Dataset("event_types", 1, "collect.behaviour_type",
            List.of(Column.number("type_id"), Column.text("code")),
            """
                    SELECT part.id, part.code
                    FROM collect.behaviour_type AS part
                    WHERE :part
                    """);

    private static final Dataset ANSWERS = new Dataset("survey_answers", 1, TABLE,
            List.of(Column.number("customer_id"), Column.day("day"), Column.text("kind"), Column.units("score_units")),
            of("survey_answer", "part.properties->>'kind', round((part.properties->>'score')::numeric, 4)"));

    private static final Dataset COMPLAINTS = new Dataset("complaints", 1, TABLE,
            List.of(Column.number("customer_id"), Column.day("day"), Column.text("topic"), Column.flag("resolved")),
            of("complaint", "part.properties->>'topic', (part.properties->>'resolved')::boolean"));

    private static final Dataset REFERRALS = new Dataset("referrals", 1, TABLE,
            List.of(Column.number("customer_id"), Column.day("day"), Column.number("referred_id"),
                    Column.text("referred_key")),
            of("referral", "NULL::bigint, part.properties->>'referred'"));

    private static String of(String type, String columns) {
        return """
                SELECT part.customer_id, part.happened_on, %s
                FROM collect.behaviour_event AS part
                WHERE :part
                  AND part.type_id = (SELECT id FROM collect.behaviour_type WHERE code = '%s')
                """.formatted(columns, type);
    }

    @Override
    public List<Dataset> datasets() {
        return List.of(EVENTS, TYPES, ANSWERS, COMPLAINTS, REFERRALS);
    }
}
