extension BankHolidays {
  /// The bank holidays of 2021 to 2028, as gov.uk lists them (gov.uk/bank-holidays.json, Open
  /// Government Licence v3.0): the day, where (England and Wales, Scotland, Northern Ireland), `s` for a
  /// substitute day, and its name.
  ///
  /// Banking and Financial Dealings Act 1971 s.1 and Sch 1, and royal proclamations under it.
  static let recent = """
    2021-01-01 ESN - New Year’s Day
    2021-01-04 -S- s 2nd January
    2021-03-17 --N - St Patrick’s Day
    2021-04-02 ESN - Good Friday
    2021-04-05 E-N - Easter Monday
    2021-05-03 ESN - Early May bank holiday
    2021-05-31 ESN - Spring bank holiday
    2021-07-12 --N - Battle of the Boyne (Orangemen’s Day)
    2021-08-02 -S- - Summer bank holiday
    2021-08-30 E-N - Summer bank holiday
    2021-11-30 -S- - St Andrew’s Day
    2021-12-27 ESN s Christmas Day
    2021-12-28 ESN s Boxing Day
    2022-01-03 ESN s New Year’s Day
    2022-01-04 -S- s 2nd January
    2022-03-17 --N - St Patrick’s Day
    2022-04-15 ESN - Good Friday
    2022-04-18 E-N - Easter Monday
    2022-05-02 ESN - Early May bank holiday
    2022-06-02 ESN - Spring bank holiday
    2022-06-03 ESN - Platinum Jubilee bank holiday
    2022-07-12 --N - Battle of the Boyne (Orangemen’s Day)
    2022-08-01 -S- - Summer bank holiday
    2022-08-29 E-N - Summer bank holiday
    2022-09-19 ESN - Bank Holiday for the State Funeral of Queen Elizabeth II
    2022-11-30 -S- - St Andrew’s Day
    2022-12-26 ESN - Boxing Day
    2022-12-27 ESN s Christmas Day
    2023-01-02 ESN s New Year’s Day
    2023-01-03 -S- s 2nd January
    2023-03-17 --N - St Patrick’s Day
    2023-04-07 ESN - Good Friday
    2023-04-10 E-N - Easter Monday
    2023-05-01 ESN - Early May bank holiday
    2023-05-08 ESN - Bank holiday for the coronation of King Charles III
    2023-05-29 ESN - Spring bank holiday
    2023-07-12 --N - Battle of the Boyne (Orangemen’s Day)
    2023-08-07 -S- - Summer bank holiday
    2023-08-28 E-N - Summer bank holiday
    2023-11-30 -S- - St Andrew’s Day
    2023-12-25 ESN - Christmas Day
    2023-12-26 ESN - Boxing Day
    2024-01-01 ESN - New Year’s Day
    2024-01-02 -S- - 2nd January
    2024-03-18 --N s St Patrick’s Day
    2024-03-29 ESN - Good Friday
    2024-04-01 E-N - Easter Monday
    2024-05-06 ESN - Early May bank holiday
    2024-05-27 ESN - Spring bank holiday
    2024-07-12 --N - Battle of the Boyne (Orangemen’s Day)
    2024-08-05 -S- - Summer bank holiday
    2024-08-26 E-N - Summer bank holiday
    2024-12-02 -S- s St Andrew’s Day
    2024-12-25 ESN - Christmas Day
    2024-12-26 ESN - Boxing Day
    2025-01-01 ESN - New Year’s Day
    2025-01-02 -S- - 2nd January
    2025-03-17 --N - St Patrick’s Day
    2025-04-18 ESN - Good Friday
    2025-04-21 E-N - Easter Monday
    2025-05-05 ESN - Early May bank holiday
    2025-05-26 ESN - Spring bank holiday
    2025-07-14 --N s Battle of the Boyne (Orangemen’s Day)
    2025-08-04 -S- - Summer bank holiday
    2025-08-25 E-N - Summer bank holiday
    2025-12-01 -S- s St Andrew’s Day
    2025-12-25 ESN - Christmas Day
    2025-12-26 ESN - Boxing Day
    2026-01-01 ESN - New Year’s Day
    2026-01-02 -S- - 2nd January
    2026-03-17 --N - St Patrick’s Day
    2026-04-03 ESN - Good Friday
    2026-04-06 E-N - Easter Monday
    2026-05-04 ESN - Early May bank holiday
    2026-05-25 ESN - Spring bank holiday
    2026-07-13 --N s Battle of the Boyne (Orangemen’s Day)
    2026-08-03 -S- - Summer bank holiday
    2026-08-31 E-N - Summer bank holiday
    2026-11-30 -S- - St Andrew’s Day
    2026-12-25 ESN - Christmas Day
    2026-12-28 ESN s Boxing Day
    2027-01-01 ESN - New Year’s Day
    2027-01-04 -S- s 2nd January
    2027-03-17 --N - St Patrick’s Day
    2027-03-26 ESN - Good Friday
    2027-03-29 E-N - Easter Monday
    2027-05-03 ESN - Early May bank holiday
    2027-05-31 ESN - Spring bank holiday
    2027-07-12 --N - Battle of the Boyne (Orangemen’s Day)
    2027-08-02 -S- - Summer bank holiday
    2027-08-30 E-N - Summer bank holiday
    2027-11-30 -S- - St Andrew’s Day
    2027-12-27 ESN s Christmas Day
    2027-12-28 ESN s Boxing Day
    2028-01-03 ESN s New Year’s Day
    2028-01-04 -S- s 2nd January
    2028-03-17 --N - St Patrick’s Day
    2028-04-14 ESN - Good Friday
    2028-04-17 E-N - Easter Monday
    2028-05-01 ESN - Early May bank holiday
    2028-05-29 ESN - Spring bank holiday
    2028-07-12 --N - Battle of the Boyne (Orangemen’s Day)
    2028-08-07 -S- - Summer bank holiday
    2028-08-28 E-N - Summer bank holiday
    2028-11-30 -S- - St Andrew’s Day
    2028-12-25 ESN - Christmas Day
    2028-12-26 ESN - Boxing Day
    """
}
