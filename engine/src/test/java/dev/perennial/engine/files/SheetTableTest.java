package dev.perennial.engine.files;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Excel workbooks read like the CSV they would be exported to. */
class SheetTableTest {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    @TempDir
    private Path folder;

    @Test
    void datesAndNumbersOfAWorkbookAreWrittenPlainly() throws Exception {
        Path path = workbook("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>customer</t></is></c>
                <c r="B1" t="inlineStr"><is><t>date</t></is></c><c r="C1" t="inlineStr"><is><t>amount</t></is></c></row>
                <row r="3"><c r="A3"><v>17850</v></c><c r="B3" s="1"><v>45659.5</v></c><c r="C3"><v>1234.5</v></c></row>
                <row r="4"><c r="A4" t="inlineStr"><is><t>B</t></is></c><c r="B4" s="1"><v>45659</v></c></row>
                """);
        List<String> rows = new ArrayList<>();
        try (ImportFile file = ImportFile.open(path, "orders.xlsx", Optional.empty(), Optional.empty())) {
            assertThat(file.headings()).containsExactly("customer", "date", "amount");
            assertThat(file.shape().format()).isEqualTo("xlsx");
            assertThat(file.shape().rows()).isEqualTo(2);
            file.rows((line, cells) -> rows.add(line + " " + cells));
        }
        assertThat(rows).containsExactly("3 [17850, 2025-01-02 12:00:00, 1234.5]", "4 [B, 2025-01-02, ]");
    }

    private Path workbook(String rows) throws Exception {
        Path path = folder.resolve("orders.xlsx");
        Map<String, String> parts = Map.of("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType=
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/styles.xml" ContentType=
                "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType=
                "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""",
                "_rels/.rels", relationships("officeDocument", "xl/workbook.xml"), "xl/_rels/workbook.xml.rels",
                relationships("worksheet", "worksheets/sheet1.xml"), "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r="
                        + "\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                        + "<sheet name=\"Orders\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                "xl/styles.xml", "<styleSheet xmlns=\"" + MAIN + "\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/>"
                        + "<xf numFmtId=\"22\"/></cellXfs></styleSheet>",
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
        try (OutputStream out = Files.newOutputStream(path); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return path;
    }

    private static String relationships(String type, String target) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                + type + "\" Target=\"" + target + "\"/></Relationships>";
    }
}
