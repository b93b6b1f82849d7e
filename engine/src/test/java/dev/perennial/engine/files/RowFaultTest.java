package dev.perennial.engine.files;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowFaultTest {

    @Test
    void aWrongValueIsQuotedAndAMissingOneIsCalledMissing() {
        assertThat(RowFault.BAD_AMOUNT.text(Locale.ENGLISH, List.of("twelve"))).contains("“twelve”");
        assertThat(RowFault.BAD_AMOUNT.text(Locale.ENGLISH, List.of(" "))).isEqualTo("There is nothing here.");
        assertThat(RowFault.BAD_DATE.text(Locale.CHINESE, List.of(""))).isEqualTo("此处为空。");
        assertThat(RowFault.BAD_TEXT.text(Locale.ENGLISH, List.of())).contains("characters");
    }
}
