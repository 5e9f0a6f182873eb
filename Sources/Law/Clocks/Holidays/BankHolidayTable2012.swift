extension BankHolidays {
  /// The bank holidays of 2012 to 2020, as gov.uk lists them (gov.uk/bank-holidays.json, Open
  /// Government Licence v3.0): the day, where (England and Wales, Scotland, Northern Ireland), `s` for a
  /// substitute day, and its name.
  ///
  /// Banking and Financial Dealings Act 1971 s.1 and Sch 1, and royal proclamations under it.
  static let earlier = """
    2012-01-02 -S- - 2nd January
    2012-01-02 E-N s New Year’s Day
    2012-01-03 -S- s New Year’s Day
    2012-03-19 --N s St Patrick’s Day
    2012-04-06 ESN - Good Friday
    2012-04-09 E-N - Easter Monday
    2012-05-07 ESN - Early May bank holiday
    2012-06-04 --N - Spring bank holiday
    2012-06-04 ES- s Spring bank holiday
    2012-06-05 ESN - Queen’s Diamond Jubilee
    2012-07-12 --N - Battle of the Boyne (Orangemen’s Day)
    2012-08-06 -S- - Summer bank holiday
    2012-08-27 E-N - Summer bank holiday
    2012-11-30 -S- - St Andrew’s Day
    2012-12-25 ESN - Christmas Day
    2012-12-26 ESN - Boxing Day
    2013-01-01 ESN - New Year’s Day
    2013-01-02 -S- - 2nd January
    2013-03-18 --N s St Patrick’s Day
    2013-03-29 ESN - Good Friday
    2013-04-01 E-N - Easter Monday
    2013-05-06 ESN - Early May bank holiday
    2013-05-27 ESN - Spring bank holiday
    2013-07-12 --N - Battle of the Boyne (Orangemen’s Day)
    2013-08-05 -S- - Summer bank holiday
    2013-08-26 E-N - Summer bank holiday
    2013-12-02 -S- s St Andrew’s Day
    2013-12-25 ESN - Christmas Day
    2013-12-26 ESN - Boxing Day
    2014-01-01 ESN - New Year’s Day
    2014-01-02 -S- - 2nd January
    2014-03-17 --N - St Patrick’s Day
    2014-04-18 ESN - Good Friday
    2014-04-21 E-N - Easter Monday
    2014-05-05 ESN - Early May bank holiday
    2014-05-26 ESN - Spring bank holiday
    2014-07-14 --N s Battle of the Boyne (Orangemen’s Day)
    2014-08-04 -S- - Summer bank holiday
    2014-08-25 E-N - Summer bank holiday
    2014-12-01 -S- s St Andrew’s Day
    2014-12-25 ESN - Christmas Day
    2014-12-26 ESN - Boxing Day
    2015-01-01 ESN - New Year’s Day
    2015-01-02 -S- - 2nd January
    2015-03-17 --N - St Patrick’s Day
    2015-04-03 ESN - Good Friday
    2015-04-06 E-N - Easter Monday
    2015-05-04 ESN - Early May bank holiday
    2015-05-25 ESN - Spring bank holiday
    2015-07-13 --N s Battle of the Boyne (Orangemen’s Day)
    2015-08-03 -S- - Summer bank holiday
    2015-08-31 E-N - Summer bank holiday
    2015-11-30 -S- - St Andrew’s Day
    2015-12-25 ESN - Christmas Day
    2015-12-28 ESN s Boxing Day
    2016-01-01 ESN - New Year’s Day
    2016-01-04 -S- s 2nd January
    2016-03-17 --N - St Patrick’s Day
    2016-03-25 ESN - Good Friday
    2016-03-28 E-N - Easter Monday
    2016-05-02 ESN - Early May bank holiday
    2016-05-30 ESN - Spring bank holiday
    2016-07-12 --N - Battle of the Boyne (Orangemen’s Day)
    2016-08-01 -S- - Summer bank holiday
    2016-08-29 E-N - Summer bank holiday
    2016-11-30 -S- - St Andrew’s Day
    2016-12-26 ESN - Boxing Day
    2016-12-27 ESN s Christmas Day
    2017-01-02 -S- - 2nd January
    2017-01-02 E-N s New Year’s Day
    2017-01-03 -S- s New Year’s Day
    2017-03-17 --N - St Patrick’s Day
    2017-04-14 ESN - Good Friday
    2017-04-17 E-N - Easter Monday
    2017-05-01 ESN - Early May bank holiday
    2017-05-29 ESN - Spring bank holiday
    2017-07-12 --N - Battle of the Boyne (Orangemen’s Day)
    2017-08-07 -S- - Summer bank holiday
    2017-08-28 E-N - Summer bank holiday
    2017-11-30 -S- - St Andrew’s Day
    2017-12-25 ESN - Christmas Day
    2017-12-26 ESN - Boxing Day
    2018-01-01 ESN - New Year’s Day
    2018-01-02 -S- - 2nd January
    2018-03-19 --N s St Patrick’s Day
    2018-03-30 ESN - Good Friday
    2018-04-02 E-N - Easter Monday
    2018-05-07 ESN - Early May bank holiday
    2018-05-28 ESN - Spring bank holiday
    2018-07-12 --N - Battle of the Boyne (Orangemen’s Day)
    2018-08-06 -S- - Summer bank holiday
    2018-08-27 E-N - Summer bank holiday
    2018-11-30 -S- - St Andrew’s Day
    2018-12-25 ESN - Christmas Day
    2018-12-26 ESN - Boxing Day
    2019-01-01 ESN - New Year’s Day
    2019-01-02 -S- - 2nd January
    2019-03-18 --N s St Patrick’s Day
    2019-04-19 ESN - Good Friday
    2019-04-22 E-N - Easter Monday
    2019-05-06 ESN - Early May bank holiday
    2019-05-27 ESN - Spring bank holiday
    2019-07-12 --N - Battle of the Boyne (Orangemen’s Day)
    2019-08-05 -S- - Summer bank holiday
    2019-08-26 E-N - Summer bank holiday
    2019-12-02 -S- s St Andrew’s Day
    2019-12-25 ESN - Christmas Day
    2019-12-26 ESN - Boxing Day
    2020-01-01 ESN - New Year’s Day
    2020-01-02 -S- - 2nd January
    2020-03-17 --N - St Patrick’s Day
    2020-04-10 ESN - Good Friday
    2020-04-13 E-N - Easter Monday
    2020-05-08 ESN - Early May bank holiday (VE day)
    2020-05-25 ESN - Spring bank holiday
    2020-07-13 --N s Battle of the Boyne (Orangemen’s Day)
    2020-08-03 -S- - Summer bank holiday
    2020-08-31 E-N - Summer bank holiday
    2020-11-30 -S- - St Andrew’s Day
    2020-12-25 ESN - Christmas Day
    2020-12-28 ESN s Boxing Day
    """
}
