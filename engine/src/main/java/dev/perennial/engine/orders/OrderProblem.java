package dev.perennial.engine.orders;

import java.util.Locale;

/** What can be wrong with an order file as a whole. Each says in two languages what is wrong and how to mend it. */
public enum OrderProblem {
    FILE_MISSING("There is no file {0}. Check the path.", "找不到文件 {0}，请检查路径。"),
    FILE_UNREADABLE("The file {0} cannot be read: {1}. Check its permissions.", "无法读取文件 {0}：{1}。请检查访问权限。"),
    FILE_NOT_REGULAR("{0} is not a file. Give the path of one CSV or Parquet file.",
            "{0} 不是文件，请给出一个 CSV 或 Parquet 文件的路径。"),
    FILE_EMPTY("The file {0} is empty.", "文件 {0} 是空的。"),
    FILE_BINARY("{0} is not a text file (line {1} holds binary data). Export the orders as CSV or Parquet.",
            "{0} 不是文本文件（第 {1} 行含二进制数据）。请把订单导出为 CSV 或 Parquet。"),
    FILE_SPREADSHEET(
            "{0} is a spreadsheet or an archive, not a CSV file. Save the sheet as CSV (UTF-8) and give that file.",
            "{0} 是电子表格或压缩包，不是 CSV。请另存为 CSV（UTF-8）后再读取。"),
    FILE_SHEETS_EMPTY("{0} has no sheet with rows.", "{0} 中没有含数据的工作表。"),
    FILE_DAMAGED("{0} cannot be unpacked or read as {1}: it is damaged or cut off. Fetch or export it again.",
            "{0} 不能按 {1} 解开或读取：文件已损坏或不完整。请重新获取或导出。"),
    FILE_UNPACKS_TOO_LARGE(
            "{0} unpacks to more than {1}, or to far more than data packed like this ever does. Split it, or upload it as plain CSV.",
            "{0} 解压后超过 {1}，或压缩比远高于正常数据。请拆分文件，或直接上传未压缩的 CSV。"),
    FILE_TOO_LARGE("{0} has more rows than one run can hold ({1}). Split it by customer.",
            "{0} 的行数超过单次运行的上限（{1}）。请按客户拆分。"),
    NO_ROWS("{0} has headings but no orders below them.", "{0} 只有表头，没有订单数据。"),
    ENCODING_UNDECODABLE(
            "Line {1} of {0} cannot be read as {2}. Save the file as UTF-8, or name its encoding with --encoding.",
            "{0} 第 {1} 行不能按 {2} 解码。请另存为 UTF-8，或用 --encoding 指明编码。"),
    ENCODING_MIXED(
            "{0} mixes UTF-8 and GB18030: line {1} is written differently from the rest. Save the whole file as UTF-8.",
            "{0} 混用了 UTF-8 与 GB18030：第 {1} 行与其余各行编码不同。请把整个文件另存为 UTF-8。"),
    ENCODING_UNKNOWN("There is no encoding named {0}. Use --encoding UTF-8, GB18030 or windows-1252, for example.",
            "没有名为 {0} 的编码。请用 --encoding 指明，例如 UTF-8、GB18030、windows-1252。"),
    DELIMITER_WRONG(
            "With {1} as the delimiter, the headings of {0} are a single column: {2}. Give the right one with --delimiter.",
            "以 {1} 为分隔符时，{0} 的表头只有一列：{2}。请用 --delimiter 指明正确的分隔符。"),
    DELIMITER_UNKNOWN(
            "No delimiter was recognised in {0}: its first line is {1}. Separate the columns by comma, semicolon, tab or |, or name the delimiter with --delimiter.",
            "未能识别 {0} 的分隔符，首行为：{1}。请用逗号、分号、制表符或 | 分列，或用 --delimiter 指明。"),
    HEADINGS_MISSING(
            "The first line of {0} is data, not headings: {1}. Put a line of column names above it, for example customer_id,order_date,amount.",
            "{0} 的首行是数据而不是表头：{1}。请在其上加一行列名，例如 客户编号,订单日期,金额。"),
    COLUMN_MISSING("{0} has no column recognised as the {1}. Its headings are: {2}. Name the column with {3}.",
            "{0} 中没有识别出“{1}”列，现有表头：{2}。请用 {3} 指明该列。"),
    COLUMNS_MISSING("{0} has no columns recognised as: {1}. Its headings are: {2}. Name the columns with {3}.",
            "{0} 中没有识别出以下各列：{1}，现有表头：{2}。请用 {3} 指明。"),
    TOO_MANY_COLUMNS("{0} has {1} columns; at most {2} can be read. Remove those that are not needed.",
            "{0} 有 {1} 列，最多可读 {2} 列。请删去不需要的列。"),
    COLUMN_UNKNOWN("{0} has no column named {1} ({3}). Its headings are: {2}.", "{0} 中没有名为 {1} 的列（{3}）。现有表头：{2}。"),
    COLUMN_AMBIGUOUS("{0} has more than one column that could be the {1}: {2}. Choose one with {3}.",
            "{0} 中有多列都可能是“{1}”：{2}。请用 {3} 指明其一。"),
    QUOTES_BROKEN(
            "The quotes of {0} are broken in the row that starts at line {1}: a quoted value is not closed, or text follows its closing quote. Mend that row (a quote inside a quoted value is written twice).",
            "{0} 从第 {1} 行开始的一行引号有误：引号没有闭合，或闭合引号后还有文字。请改正该行（引号内的引号要写两次）。"),
    CELL_TOO_LARGE(
            "{0} has a cell of more than {2} characters in the row that starts at line {1}: probably an opening quote without its closing one. Mend that row.",
            "{0} 从第 {1} 行开始的一行有超过 {2} 个字符的单元格，多半是引号没有闭合。请改正该行。"),
    DATES_AMBIGUOUS(
            "The dates in column {1} of {0} can be read in two ways, for example {2}. Say which comes first: --date-format dmy (day) or --date-format mdy (month).",
            "{0} 的“{1}”列日期有两种读法，例如 {2}。请指明先日后月（--date-format dmy）还是先月后日（--date-format mdy）。"),
    DATES_IN_TWO_ORDERS(
            "The dates in column {1} of {0} stand in two orders: {2} (day first) and {3} (month first). Export them in one order, or give --date-format to reject the others.",
            "{0} 的“{1}”列日期有两种顺序：{2}（先日）与 {3}（先月）。请按同一顺序导出，或用 --date-format 指定其一并拒收其余。"),
    DATES_TWO_DIGIT_YEAR(
            "The dates in column {1} of {0} have two-digit years, for example {2}. Say how to read them, for example --date-format dmy, mdy, ymd or dd/MM/yy.",
            "{0} 的“{1}”列日期的年份只有两位，例如 {2}。请用 --date-format 指明读法，例如 dmy、mdy、ymd 或 dd/MM/yy。"),
    DATES_SERIAL(
            "Column {1} of {0} holds numbers instead of dates, for example {2} (spreadsheet serials or epoch times). Format the column as yyyy-MM-dd and export again, or name another with --date.",
            "{0} 的“{1}”列是数字而不是日期，例如 {2}（电子表格序号或时间戳）。请设为 yyyy-MM-dd 格式后重新导出，或用 --date 指明其他列。"),
    DATE_FORMAT_INVALID("--date-format {0} is not understood. Use ymd, dmy, mdy or a pattern such as dd/MM/yyyy HH:mm.",
            "无法理解 --date-format {0}。请用 ymd、dmy、mdy，或 dd/MM/yyyy HH:mm 这样的格式。"),
    AMOUNTS_AMBIGUOUS(
            "The amounts in column {1} of {0} can be read in two ways, for example {2}. Say which mark separates the decimals: --decimal . or --decimal ,",
            "{0} 的“{1}”列金额有两种读法，例如 {2}。请指明小数点：--decimal . 或 --decimal ,"),
    AMOUNTS_IN_TWO_STYLES(
            "The amounts in column {1} of {0} are written in two styles: {2} (decimal point) and {3} (decimal comma). Export them in one style, or give --decimal to reject the others.",
            "{0} 的“{1}”列金额有两种写法：{2}（小数点）与 {3}（小数逗号）。请统一后导出，或用 --decimal 指定其一并拒收其余。"),
    TOO_MANY_REJECTED(
            "{1} of {2} rows of {0} are bad ({3}); the limit is {4}. First: {5}. {6}Mend the file, or raise the limit with --max-rejected.",
            "{0} 的 {2} 行中有 {1} 行有误（{3}），超过上限 {4}。最先出错的行：{5}。{6}请修正文件，或用 --max-rejected 放宽上限。"),
    TOO_MANY_ANONYMOUS(
            "{1} of {2} rows of {0} have no customer; the limit is {4}. First: {5}. {6}Check --customer, or raise the limit with --max-anonymous.",
            "{0} 的 {2} 行中有 {1} 行没有客户，超过上限 {4}。最先出现的行：{5}。{6}请检查 --customer，或用 --max-anonymous 放宽上限。"),
    NOTHING_ACCEPTED(
            "None of the {2} rows of {0} could be used ({3}). First: {5}. {6}Check the file, and --customer, --date, --amount and --status.",
            "{0} 的 {2} 行没有一行可用（{3}）。最先出错的行：{5}。{6}请检查文件，以及 --customer、--date、--amount、--status。"),
    REJECTS_UNWRITABLE("The reject file {0} cannot be written: {1}. Name another with --rejects.",
            "无法写入拒收文件 {0}：{1}。请用 --rejects 指明其他位置。");

    private final String english;
    private final String chinese;

    OrderProblem(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** The stable name, for example {@code orders/dates-ambiguous}. */
    public String code() {
        return "orders/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the file could not be opened at all, as opposed to a file whose content is wrong. */
    public boolean noInput() {
        return switch (this) {
            case FILE_MISSING, FILE_UNREADABLE, FILE_NOT_REGULAR -> true;
            default -> false;
        };
    }

    /** The message in the language of the locale, English unless it is Chinese. */
    String message(Locale locale, Object... arguments) {
        String text = locale.getLanguage().equals("zh") ? chinese : english;
        StringBuilder filled = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' && i + 2 < text.length() && text.charAt(i + 2) == '}') {
                filled.append(Phrase.in(locale, arguments[text.charAt(i + 1) - '0']));
                i += 2;
            } else {
                filled.append(c);
            }
        }
        return filled.toString();
    }
}
