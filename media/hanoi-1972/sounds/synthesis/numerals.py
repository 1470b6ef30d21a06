"""Numbers in words, as they are said in Vietnamese and English; up to 999,999."""

_VI = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# fmt: off
_EN = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)
# fmt: on
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


def vietnamese(number: int) -> str:
    """As in "một nghìn sáu trăm hai mươi tư"."""
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _vi_below_1000(rest, whole=True)
    words = f"{_vi_below_1000(thousands, whole=True)} nghìn"
    return f"{words} {_vi_below_1000(rest, whole=False)}" if rest else words


def vietnamese_digits(digits: str) -> str:
    """As units are called: "hai tám lăm"."""
    words = [_VI[int(digit)] for digit in digits]
    if len(words) > 1 and words[-1] == "năm":
        words[-1] = "lăm"
    return " ".join(words)


def english(number: int) -> str:
    """As in "one thousand, six hundred and twenty-four"."""
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _en_below_1000(rest)
    words = f"{_en_below_1000(thousands)} thousand"
    if not rest:
        return words
    return f"{words}{' and' if rest < 100 else ','} {_en_below_1000(rest)}"


def english_ordinal(number: int) -> str:
    """As in "twenty-sixth"."""
    words = english(number)
    head, dash, last = words.rpartition("-")
    if last in _EN_ORDINALS:
        return head + dash + _EN_ORDINALS[last]
    return words[:-1] + "ieth" if words.endswith("y") else words + "th"


def english_year(year: int) -> str:
    """As in "nineteen seventy-two"."""
    century, rest = divmod(year, 100)
    if century == 20:
        return english(year).replace(",", "")
    if rest < 10:
        return f"{english(century)} {f'oh {_EN[rest]}' if rest else 'hundred'}"
    return f"{english(century)} {english(rest)}"


def _vi_below_1000(number: int, *, whole: bool) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [_VI[hundreds], "trăm"] if hundreds or not whole else []
    if not rest and words:
        return " ".join(words)
    if not tens:
        return " ".join([*words, *(["linh"] if words else []), _VI[ones]])
    words += ["mười"] if tens == 1 else [_VI[tens], "mươi"]
    if ones == 1 and tens > 1:
        words.append("mốt")
    elif ones == 4 and tens > 1:
        words.append("tư")
    elif ones == 5:
        words.append("lăm")
    elif ones:
        words.append(_VI[ones])
    return " ".join(words)


def _en_below_1000(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if hundreds:
        words = f"{_EN[hundreds]} hundred"
        return f"{words} and {_en_below_1000(rest)}" if rest else words
    if rest < 20:
        return _EN[rest]
    tens, ones = divmod(rest, 10)
    return f"{_EN_TENS[tens]}-{_EN[ones]}" if ones else _EN_TENS[tens]
