package dev.perennial.collect.search;

import java.util.List;
import java.util.Set;

import dev.perennial.collect.customer.CustomerTexts.Searchable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What customers are found by. */
class TokensTest {

    @Test
    void aPersonIsFoundByNameGivenNamePinyinAndInitials() {
        assertThat(named("张伟明")).containsExactlyInAnyOrder("n张伟明", "N伟明", "pzhangweiming", "Pweiming", "izwm");
        assertThat(named("张伟")).containsExactlyInAnyOrder("n张伟", "pzhangwei", "izw");
    }

    @Test
    void everyReadingOfANameIsAToken() {
        assertThat(named("单雄信")).contains("pshanxiongxin", "pdanxiongxin", "isxx", "idxx");
        assertThat(named("曾国强")).contains("pzengguoqiang", "pcengguoqiang", "izgq");
        assertThat(named("仇英")).contains("pqiuying", "pchouying");
        assertThat(named("吕布")).contains("plvbu");
    }

    @Test
    void aCompanyIsFoundByAnyPartOfItsNameButNotByItsForm() {
        Set<String> tokens = named("重庆长安汽车股份有限公司");
        assertThat(tokens).contains("n重庆长安汽车股份有限公司", "N长安汽车股份有限公司", "N汽车股份有限公司")
                .doesNotContain("N有限公司", "N公司");
        assertThat(tokens).anyMatch(token -> token.startsWith("pchongqingchangan"))
                .anyMatch(token -> token.startsWith("icqca")).anyMatch(token -> token.startsWith("Pchangan"))
                .noneMatch(token -> token.startsWith("pzhongqing"));
    }

    @Test
    void aLatinNameIsFoundByEachOfItsWordsWithoutAccents() {
        assertThat(named("José Müller-Lüdenscheid")).containsExactlyInAnyOrder("njose muller ludenscheid",
                "Nmuller ludenscheid", "Nludenscheid");
        assertThat(named("Ｐａｕｌ　王芳")).contains("npaul王芳", "N王芳", "Pwangfang", "ipwf");
    }

    @Test
    void aPhoneIsFoundFromBothEndsWithoutItsCountry() {
        assertThat(
                Tokens.of(new Searchable(1, null, List.of(), 0, List.of(" Zhang.Wei@Example.com"),
                        List.of("+86 138-1234-5678"))))
                .containsExactlyInAnyOrder("ezhang.wei@example.com", "d13812345678", "D87654321831");
    }

    @Test
    void aContactIsFoundAsAPartOfTheCustomer() {
        assertThat(Tokens.of(new Searchable(1, "ACME", List.of("王芳"), 0, List.of(), List.of())))
                .containsExactlyInAnyOrder("nacme", "N王芳", "Pwangfang", "Iwf");
    }

    @Test
    void noNameMakesTooManyTokensOrHalfACharacter() {
        for (String name : List.of("𠮷".repeat(40), "大单曾乐解查仇".repeat(10), "a ".repeat(100), "。", "😀")) {
            assertThat(named(name)).hasSizeLessThan(100).allSatisfy(token -> {
                assertThat(token.length()).isBetween(2, Tokens.LONGEST + 1);
                assertThat(Character.isHighSurrogate(token.charAt(token.length() - 1))).isFalse();
                assertThat(Character.isLowSurrogate(token.charAt(1))).isFalse();
            });
        }
    }

    private static Set<String> named(String name) {
        return Tokens.of(new Searchable(1, name, List.of(), 0, List.of(), List.of()));
    }
}
